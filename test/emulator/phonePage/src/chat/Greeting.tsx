import { Sparkles } from 'lucide-react';

const openers = ['hi', 'menu', 'Are you open today?'];

interface Props {
	businessName: string;
	customerName: string;
	onGreet: (body: string) => void;
}

/** An empty chat says what it is and offers first words. */
export function Greeting({ businessName, customerName, onGreet }: Props) {
	return (
		<div className="greeting">
			<Sparkles size={22} aria-hidden />
			<p>
				You are <strong>{customerName}</strong>, writing to <strong>{businessName}</strong>. Nothing leaves this machine: the emulator
				hands your messages to the webhook that is subscribed, and shows the answers here.
			</p>
			<div className="greeting__openers">
				{openers.map((opener) => <button key={opener} type="button" className="pill" onClick={() => onGreet(opener)}>{opener}</button>)}
			</div>
		</div>
	);
}
