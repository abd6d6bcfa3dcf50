import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, type ReactNode } from 'react';

const cardStepPx = 250;

/** Cards that scroll sideways, by finger, wheel, keyboard or the two arrows. */
export function CardStrip({ children }: { children: ReactNode }) {
	const strip = useRef<HTMLUListElement>(null);
	const scroll = (by: number) => strip.current?.scrollBy({ left: by, behavior: 'smooth' });
	return (
		<div className="strip-frame">
			<button type="button" className="strip-frame__arrow strip-frame__arrow--left" aria-label="Cards before" onClick={() => scroll(-cardStepPx)}><ChevronLeft size={20} /></button>
			<ul className="cards" ref={strip} tabIndex={0} aria-label="Cards">{children}</ul>
			<button type="button" className="strip-frame__arrow strip-frame__arrow--right" aria-label="Cards after" onClick={() => scroll(cardStepPx)}><ChevronRight size={20} /></button>
		</div>
	);
}
