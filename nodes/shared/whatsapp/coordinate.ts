import { InputError } from '../graph/failure';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e-?\d+)?$/i;

/**
 * Degrees from a text or a number.
 * @param most how far from zero: 90 for a latitude, 180 for a longitude
 * @throws InputError that names the field, the value and its bounds, and says what is meant where a comma stands
 */
export function coordinate(field: string, value: string, most: number): number {
	const text = value.trim().replace(/°$/, '').replace(/^[−–]/, '-');
	if (!DECIMAL.test(text)) {
		throw new InputError(`'${field}' is '${value.slice(0, 60)}', which is no number of degrees`, remedyFor(text, most));
	}
	const degrees = Number(text);
	if (Math.abs(degrees) <= most) return degrees;
	const swapped = field === 'Latitude' && Math.abs(degrees) <= 180 ? ' Latitude and longitude may have changed places.' : '';
	throw new InputError(
		`'${field}' is ${degrees}, and it can be -${most} to ${most}`,
		`Enter degrees from -${most} to ${most}.${swapped}`,
	);
}

function remedyFor(text: string, most: number): string {
	const ownComma = /^([+-]?\d+),(\d+)$/.exec(text);
	if (ownComma) return `Write it with a decimal point: ${ownComma[1]}.${ownComma[2]}.`;
	if (/^[+-]?[\d.]+\s*[,;]\s*[+-]?[\d.]+$/.test(text)) {
		return 'These are two numbers: the first belongs in Latitude, the second in Longitude.';
	}
	return `Enter decimal degrees from -${most} to ${most} with a decimal point, such as 37.442161. South and west are negative.`;
}
