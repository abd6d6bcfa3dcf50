import type { JsonObject, JsonValue } from '../../../shared/graph/request';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { isObject } from '../flat';
import { defineOperation } from '../operation';

const list = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : []);

/** Meta gives the members at the top, or under their own name beside the number's ID. */
const automationIn = (body: JsonObject): JsonObject =>
	isObject(body.conversational_automation) ? body.conversational_automation : body;

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get conversational automation',
	description: 'Get the ice breakers and commands that a number offers in its chats, and whether it hears of people who open one',
	effect: 'read',
	fields: [number('The number whose automation is read'), plainOptions()],
	request: ({ phoneNumberId }) => ({ method: 'GET', path: `/${phoneNumberId}/conversational_automation` }),
	simplify: (body, { phoneNumberId }) => {
		const { enable_welcome_message: welcome, prompts, commands } = automationIn(body);
		return {
			phoneNumberId,
			enableWelcomeMessage: welcome ?? false,
			prompts: list(prompts),
			commands: list(commands)
				.filter(isObject)
				.map(({ command_name: name, command_description: description }) => ({ name: name ?? null, description: description ?? null })),
		};
	},
});
