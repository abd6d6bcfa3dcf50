import { MapPin } from 'lucide-react';
import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { numberAt, textAt } from '../reading';
import { MapDrawing } from './MapDrawing';

/** A place: a drawn map with a pin, its name and address; leads to OpenStreetMap. */
export function LocationTile({ part }: { part: unknown }) {
	const latitude = numberAt(part, 'latitude');
	const longitude = numberAt(part, 'longitude');
	const name = textAt(part, 'name');
	const address = textAt(part, 'address');
	const position = latitude === undefined || longitude === undefined ? undefined : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
	const tile = (
		<>
			<MapDrawing seed={position ?? ''} />
			<span className="location__text">
				{name === undefined ? <strong><MapPin size={14} aria-hidden /> Location</strong> : <strong>{name}</strong>}
				<small>{address ?? position ?? 'No position given'}</small>
			</span>
		</>
	);
	if (position === undefined) return <div className="location">{tile}</div>;
	const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
	return <a className="location" href={map} target="_blank" rel="noopener noreferrer" aria-label={`${name ?? 'Location'}, open the map`}>{tile}</a>;
}

export function LocationCard() {
	const { bubble } = useBubble();
	return (
		<>
			<LocationTile part={bubble.message['location']} />
			<Meta />
		</>
	);
}
