import { assertSendable, choose, statusWord, wantedFrom } from '../../../../nodes/shared/whatsapp/templateForm';
import { templateDefinitionOf } from '../../../../nodes/shared/whatsapp/templateReading';

const template = (language: string, status = 'APPROVED') => templateDefinitionOf({ name: 'news', language, status, components: [] });

describe('the choice of a template', () => {
	it('reads a value of the list, and a name alone', () => {
		expect(wantedFrom('news|pt_BR')).toEqual({ name: 'news', language: 'pt_BR' });
		expect(wantedFrom(' news ')).toEqual({ name: 'news', language: '' });
	});

	it('takes the only language', () => {
		expect(choose([template('pt_BR')], wantedFrom('news')).language).toBe('pt_BR');
	});

	it.each(['pt_BR', 'pt-br', 'PT_BR'])('finds the language by %s', (language) => {
		expect(choose([template('pt_PT'), template('pt_BR')], { name: 'news', language }).language).toBe('pt_BR');
	});

	it('tells the languages, and of those that cannot be sent why', () => {
		expect(() => choose([template('pt_PT', 'PENDING'), template('pt_BR')], wantedFrom('news'))).toThrow(
			"The template 'news' exists in 2 languages: pt_PT (Pending), pt_BR",
		);
	});
});

describe('a template that Meta would refuse', () => {
	it.each([
		['REJECTED', 'was rejected by Meta'],
		['PENDING', 'is still in review at Meta'],
		['IN_APPEAL', 'was rejected by Meta, and the appeal is still open'],
		['PAUSED', 'is paused by Meta, since too many customers blocked or reported it'],
		['DISABLED', 'was disabled by Meta, since customers kept blocking or reporting it'],
		['LIMIT_EXCEEDED', 'is over the limit of templates that the account may have'],
		['ARCHIVED', 'is archived'],
		['DELETED', 'was deleted'],
		['PENDING_DELETION', 'is being deleted'],
	])('with the status %s', (status, reason) => {
		expect(() => assertSendable(template('en', status))).toThrow(`The template 'news' (en) ${reason}`);
	});

	it.each(['APPROVED', 'SOMETHING_NEW', ''])('is not one with the status %j', (status) => {
		expect(() => assertSendable(template('en', status))).not.toThrow();
	});

	it('has its status in words in the list', () => {
		expect(statusWord('PENDING_DELETION')).toBe('Pending deletion');
	});
});
