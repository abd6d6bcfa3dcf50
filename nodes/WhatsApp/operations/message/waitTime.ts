import { InputError } from '../../../shared/graph/failure';
import { withinLength } from '../../../shared/whatsapp/limits';
import { momentOf } from '../../../shared/whatsapp/moment';
import { defineField, type ParametersOf } from '../fields/field';
import { sendOptions } from '../fields/sendOptions';
import type { responseType } from './questionFields';

const limitWaitTime = defineField({
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: {},
	description:
		'When to go on without an answer: the output then says answered: false. Without a limit the node waits for a tap for as long as it takes, and for free text 24 hours.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					options: [
						{ name: 'After Time Interval', value: 'afterTimeInterval', description: 'Waits for a certain amount of time' },
						{ name: 'At Specified Time', value: 'atSpecifiedTime', description: 'Waits until a specific date and time' },
					],
					default: 'afterTimeInterval',
					description: 'When the wait ends',
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 1,
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					description: 'How long to wait at most',
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					options: [
						{ name: 'Days', value: 'days' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Minutes', value: 'minutes' },
					],
					default: 'hours',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					description: 'Unit of the amount',
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
					description: 'Goes on at this time at the latest',
				},
			],
		},
	],
});

const options = sendOptions(limitWaitTime);

type Option = (typeof options.options)[number];

const isOther = (option: Option): option is Exclude<Option, { name: 'responseFormat' }> => option.name !== 'responseFormat';

/** The options of a send without its formats: the output is the answer. */
export const waitOptions = { ...options, options: options.options.filter(isOther) } as const;

const MINUTE = 60_000;
const UNITS = { minutes: MINUTE, hours: 60 * MINUTE, days: 24 * 60 * MINUTE };

/** n8n's own date for a wait without an end. */
const WITHOUT_END = Date.UTC(3000, 0, 1);

/**
 * Until when the node waits, in Unix milliseconds.
 * @param timeZone of the workflow, for dates that name none
 * @throws InputError when that is no time, or over
 */
export function waitUntil(
	{ responseType: type, options: given }: ParametersOf<[typeof responseType, typeof waitOptions]>,
	timeZone: string,
	now: number,
): number {
	const limit = given.limitWaitTime;
	if (limit === undefined) return type === 'freeText' ? now + UNITS.days : WITHOUT_END;
	if (limit.limitType === 'afterTimeInterval') {
		if (limit.resumeAmount > 0) return Math.min(WITHOUT_END, now + Math.ceil(limit.resumeAmount * UNITS[limit.resumeUnit]));
		throw new InputError(`'Amount' of 'Limit Wait Time' is ${limit.resumeAmount}, and no time is left to answer`, 'Enter a number above 0.');
	}
	const field = "Max Date and Time' of 'Limit Wait Time";
	const until = momentOf(field, withinLength(field, limit.maxDateAndTime, { min: 1, max: 100 }), timeZone);
	if (until > now) return until;
	throw new InputError(`'${field}' is ${limit.maxDateAndTime}, which is over`, 'Enter a time that is still to come.');
}
