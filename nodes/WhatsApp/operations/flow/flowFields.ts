import { InputError } from '../../../shared/graph/failure';
import { graphId, requireAccountId } from '../../../shared/whatsapp/identifiers';
import { defineField } from '../fields/field';
import { textOf } from '../flat';
import type { Sources } from '../operation';

/** A flow of the account, by its ID or its name. */
export const flow = defineField({
	displayName: 'Flow',
	name: 'flowId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The flow. Digits alone are taken for its ID, everything else for its name.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchFlows', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1255234389123456' },
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. appointment_booking_v1' },
	],
});

const WHERE = 'Choose the flow from the list, or enter its ID or name, which Flow > Get Many gives.';

/**
 * The ID of a flow, for a path. A name is looked up: names are unique in an account.
 * @throws InputError when it is empty, or no flow has the name
 */
export async function flowIdOf(value: string, { account, readAll }: Sources, field = 'Flow'): Promise<string> {
	const wanted = value.trim();
	if (wanted === '' || /^\d+$/.test(wanted)) return graphId(field, wanted, WHERE);
	const flows = await readAll({ method: 'GET', path: `/${requireAccountId(account)}/flows`, query: { fields: 'id,name' } });
	const found = textOf(flows.find(({ name }) => name === wanted)?.id);
	if (found !== undefined) return found;
	throw new InputError(`'${field}' is '${wanted.slice(0, 60)}', and the account has no flow of that name`, WHERE);
}

export const flowName = defineField({
	displayName: 'Flow Name',
	name: 'name',
	type: 'string',
	required: true,
	limit: { min: 1, max: 200 },
	default: '',
	placeholder: 'e.g. appointment_booking_v1',
	description: 'Name of the flow, which no other flow of the account has. Customers do not see it.',
});

export const categories = defineField({
	displayName: 'Categories',
	name: 'categories',
	type: 'multiOptions',
	options: [
		{ name: 'Appointment Booking', value: 'APPOINTMENT_BOOKING' },
		{ name: 'Contact Us', value: 'CONTACT_US' },
		{ name: 'Customer Support', value: 'CUSTOMER_SUPPORT' },
		{ name: 'Lead Generation', value: 'LEAD_GENERATION' },
		{ name: 'Other', value: 'OTHER' },
		{ name: 'Sign In', value: 'SIGN_IN' },
		{ name: 'Sign Up', value: 'SIGN_UP' },
		{ name: 'Survey', value: 'SURVEY' },
	],
	required: true,
	limit: { min: 1, max: 8 },
	default: ['OTHER'],
	description: 'What the flow is for, at least one',
});

export const endpointUri = defineField({
	displayName: 'Endpoint URL',
	name: 'endpointUri',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/flow',
	description: "Address that the flow's screens exchange data with, for a Flow JSON of version 3.0 or later",
});

export const applicationId = defineField({
	displayName: 'Application ID',
	name: 'applicationId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1021000000000001',
	description: 'ID of the Meta app that a flow with an endpoint is connected to',
});
