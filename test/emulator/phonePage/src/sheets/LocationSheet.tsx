import { useState } from 'react';
import { MapDrawing } from '../content/MapDrawing';
import { locationMessage, type InboundMessage, type Place } from '../replies';
import { Field } from './Field';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	onSend: (message: InboundMessage) => Promise<boolean>;
}

const places: Array<Required<Place>> = [
	{ name: 'Ferry Building', address: '1 Ferry Building, San Francisco, CA', latitude: 37.7955, longitude: -122.3937 },
	{ name: 'Brandenburg Gate', address: 'Pariser Platz, 10117 Berlin', latitude: 52.51628, longitude: 13.37771 },
	{ name: 'Parque Ibirapuera', address: 'Av. Pedro Álvares Cabral, São Paulo', latitude: -23.58742, longitude: -46.65763 },
	{ name: 'Gardens by the Bay', address: '18 Marina Gardens Drive, Singapore', latitude: 1.28157, longitude: 103.86362 },
];

interface Typed {
	name: string;
	address: string;
	latitude: string;
	longitude: string;
}

function typedFrom(place: Required<Place>): Typed {
	return { ...place, latitude: String(place.latitude), longitude: String(place.longitude) };
}

function outside(value: string, limit: number): string | undefined {
	const degrees = Number(value);
	return value.trim() === '' || !Number.isFinite(degrees) || Math.abs(degrees) > limit ? `From -${limit} to ${limit}` : undefined;
}

/** A place to send: one of a few known ones, or any position. */
export function LocationSheet({ open, onOpenChange, onSend }: Props) {
	const [typed, setTyped] = useState<Typed>(() => ({ name: '', address: '', latitude: '37.7955', longitude: '-122.3937' }));
	const faults = { latitude: outside(typed.latitude, 90), longitude: outside(typed.longitude, 180) };
	const change = (changed: Partial<Typed>) => setTyped((all) => ({ ...all, ...changed }));
	const send = async () => {
		if (faults.latitude ?? faults.longitude) return;
		const { name, address, latitude, longitude } = typed;
		if (await onSend(locationMessage({ name, address, latitude: Number(latitude), longitude: Number(longitude) }))) onOpenChange(false);
	};
	return (
		<Sheet
			open={open}
			onOpenChange={onOpenChange}
			title="Send a location"
			footer={<button type="submit" form="location-form" className="primary" data-testid="location-send">Send this location</button>}
		>
			<div className="sheet__map"><MapDrawing seed={`${Number(typed.latitude).toFixed(5)}, ${Number(typed.longitude).toFixed(5)}`} /></div>
			<div className="pills">
				{places.map((place) => (
					<button key={place.name} type="button" className="pill" aria-pressed={typed.name === place.name} onClick={() => setTyped(typedFrom(place))}>{place.name}</button>
				))}
			</div>
			<form id="location-form" className="form form--two" onSubmit={(event) => { event.preventDefault(); void send(); }}>
				<Field label="Latitude" inputMode="decimal" value={typed.latitude} fault={faults.latitude} onValue={(latitude) => change({ latitude })} data-testid="location-latitude" />
				<Field label="Longitude" inputMode="decimal" value={typed.longitude} fault={faults.longitude} onValue={(longitude) => change({ longitude })} data-testid="location-longitude" />
				<Field label="Name (optional)" value={typed.name} onValue={(name) => change({ name })} />
				<Field label="Address (optional)" value={typed.address} onValue={(address) => change({ address })} />
			</form>
		</Sheet>
	);
}
