/** What stands at the right while no chat is open. */
export function Welcome() {
	return (
		<div className="welcome">
			<svg viewBox="0 0 220 170" width="220" height="170" aria-hidden>
				<rect x="66" y="8" width="88" height="154" rx="16" className="welcome__phone" />
				<rect x="75" y="24" width="70" height="118" rx="5" className="welcome__screen" />
				<rect x="82" y="36" width="42" height="17" rx="8.5" className="welcome__in" />
				<rect x="96" y="61" width="42" height="17" rx="8.5" className="welcome__out" />
				<rect x="82" y="86" width="34" height="17" rx="8.5" className="welcome__in" />
				<rect x="104" y="111" width="34" height="17" rx="8.5" className="welcome__out" />
				<path d="M30 60h12M36 54v12M178 108h14M185 101v14M26 120l7 7M188 44l6 6" className="welcome__spark" />
			</svg>
			<h2>Choose who you are</h2>
			<p>Each person at the left is a customer of the business. Open a chat, write as they would, and see what your workflow answers.</p>
		</div>
	);
}
