import { seedOf } from '../format/people';

/** A small town that follows from the position: streets, a river, a park, and the pin in the middle. */
export function MapDrawing({ seed }: { seed: string }) {
	const number = seedOf(seed);
	const tilt = (number % 50) - 25;
	const shift = (number >>> 6) % 30;
	const river = 24 + ((number >>> 11) % 70);
	const park = (number >>> 18) % 2 === 0 ? { x: 16, y: 82 } : { x: 186, y: 12 };
	const streets = [-60, -20, 22, 60, 104, 146, 190, 232, 276, 320].map((at) => at + shift);
	return (
		<svg className="map" viewBox="0 0 280 140" preserveAspectRatio="xMidYMid slice" aria-hidden>
			<rect width="280" height="140" className="map__ground" />
			<g transform={`rotate(${tilt} 140 70)`}>
				<rect x={park.x} y={park.y} width="76" height="46" rx="7" className="map__park" />
				{streets.map((at, index) => <path key={`v${at}`} d={`M${at}-120V260`} className={index % 4 === 1 ? 'map__road map__road--wide' : 'map__road'} />)}
				{streets.map((at, index) => <path key={`h${at}`} d={`M-120 ${at - 60}H400`} className={index % 4 === 2 ? 'map__road map__road--wide' : 'map__road'} />)}
			</g>
			<path d={`M-10 ${river}C60 ${river - 40} 110 ${river + 60} 180 ${river + 12}S260 ${river - 30} 300 ${river + 8}`} className="map__river" />
			<ellipse cx="140" cy="85" rx="9" ry="3.4" className="map__shadow" />
			<path d="M140 42c-10 0-17.5 7.4-17.5 17.2 0 12.3 13.2 20.3 17.5 26.3 4.3-6 17.5-14 17.5-26.3C157.5 49.4 150 42 140 42z" className="map__pin" />
			<circle cx="140" cy="59.5" r="6.3" className="map__eye" />
		</svg>
	);
}
