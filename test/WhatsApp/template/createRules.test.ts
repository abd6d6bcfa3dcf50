import { itemWithFile } from '../../engine';
import { sampleFiles } from '../../sampleFiles';
import { setStage, type Stage } from '../stage';

const quick = (text: string) => ({ type: 'QUICK_REPLY', text });
const url = (text: string, more = {}) => ({ type: 'URL', text, url: 'https://example.com/', ...more });
const buttons = (...button: object[]) => ({ buttons: { button } });
const card = (more = {}) => ({ sampleHandle: '4::aW', body: 'Bread', buttons: [quick('More')], ...more });
const cards = (...list: object[]) => ({ category: 'MARKETING', cardsInput: 'json', cardsJson: list });
const json = (...components: object[]) => ({ definition: 'json', components: JSON.stringify(components) });
const body = { type: 'BODY', text: 'Hello, welcome!' };
const examples = (...texts: string[]) => ({ bodyExamplesInput: 'json', bodyExamplesJson: JSON.stringify(texts) });
const offer = { category: 'MARKETING', limitedTimeOffer: true, offerText: 'Ends on Sunday' };
const oneTap = { category: 'AUTHENTICATION', otpType: 'ONE_TAP' };
const app = (packageName: string, signatureHash: string) => ({ supportedApps: { app: [{ packageName, signatureHash }] } });

describe('what a template is checked for before it is handed in', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => await stage.stop());

	const refusal = async (parameters: object, options = {}): Promise<string> => {
		const before = stage.emulator.requests.length;
		const given = { resource: 'template', operation: 'create', name: 'order_update', body: 'Your order is on its way.', ...parameters };
		const { error } = await stage.run(given, options);
		expect(stage.emulator.requests).toHaveLength(before);
		return error?.message ?? 'it was taken';
	};

	it.each([
		['a name with capitals and spaces', { name: 'Order Update!' }, "'Name' is 'Order Update!', and it takes small letters, digits and underscores alone"],
		['a name of 513 characters', { name: 'a'.repeat(513) }, "'Name' has 513 characters, and at most 512"],
		['a category that is none', { category: 'TRANSACTIONAL' }, "'Category' is 'TRANSACTIONAL', which is not among its values"],
		['a language that is none', { language: 'xx_XX' }, "'Language' is 'xx_XX', which is not among its values"],
		['a body of 1,025 characters', { body: 'x'.repeat(1025) }, "'Body' has 1025 characters, and at most 1024"],
		['a variable at the beginning', { body: '[[1]], your order is here.', ...examples('Ana') }, "'Body' begins with a variable"],
		['a variable at the end', { body: 'Your order is here, {{1}}', ...examples('Ana') }, "'Body' ends with a variable"],
		['a number that is left out', { body: 'Hi [[1]] and [[3]]!', ...examples('a', 'b') }, "'Body' has the variables {{1}}, {{3}}, and {{2}} is missing"],
		['numbers and names together', { body: 'Hi [[1]] and [[name]]!', ...examples('a', 'b') }, 'The template has numbered and named variables, such as {{1}} and {{name}}'],
		['a name with capitals as a variable', { body: 'Hi [[firstName]]!', ...examples('a') }, "'Body' has the variable {{firstName}}, and a name has small letters"],
		['a broken variable', { body: 'Hi {{ first-name }}!' }, "'Body' holds '{{ first-name }}', which is no variable"],
		['a variable without an example', { body: 'Hi [[1]], order [[2]] came.', ...examples('Ana') }, "'Body' has no example for {{2}}"],
		['an example too many', { body: 'Hi [[1]]!', ...examples('Ana', '4711') }, "'Body Examples' has 2 examples, and 'Body' has 1 variables"],
		['an example of another name', { body: 'Hi [[name]]!', bodyExamples: { example: [{ variable: 'nom', example: 'Ana' }] } }, "has an example for {{nom}}, which does not stand in 'Body'"],
		['a header of 61 characters', { headerFormat: 'TEXT', headerText: 'x'.repeat(61) }, "'Header Text' has 61 characters, and at most 60"],
		['two variables in a header', { headerFormat: 'TEXT', headerText: 'Hi [[1]] and [[2]]', headerExample: 'a' }, "'Header Text' has 2 variables, and a header takes one"],
		['a header variable without an example', { headerFormat: 'TEXT', headerText: 'Hi [[1]]' }, "'Header Text' has no example for {{1}}"],
		['an asterisk in a header', { headerFormat: 'TEXT', headerText: '*Sale*' }, "'Header Text' holds '*'"],
		['an emoji in a header', { headerFormat: 'TEXT', headerText: 'Sale 🎉' }, "'Header Text' holds '🎉'"],
		['a footer of 61 characters', { footer: 'x'.repeat(61) }, "'Footer' has 61 characters, and at most 60"],
		['a variable in a footer with braces', { footer: 'Bye {{1}}' }, "'Footer' has a variable, and a footer takes none"],
	])('refuses %s', async (_title, parameters, message) => {
		expect(await refusal(parameters as object)).toContain(message);
	});

	it.each([
		['eleven buttons', buttons(...Array.from({ length: 11 }, (_, n) => quick(`b${n}`))), "'Buttons' has 11 entries, and at most 10"],
		['three URLs', buttons(url('a'), url('b'), url('c')), "'Buttons' has 3 URL buttons, and a template takes at most 2"],
		['two phone numbers', buttons({ type: 'PHONE_NUMBER', text: 'a', phoneNumber: '+16505551234' }, { type: 'PHONE_NUMBER', text: 'b', phoneNumber: '+16505551235' }), "'Buttons' has 2 phone number buttons"],
		['a quick reply between others', buttons(url('a'), quick('b'), url('c')), "'Buttons' has quick replies between other buttons"],
		['a label of 26 characters', buttons(quick('x'.repeat(26))), "'Text' of 'Button 1' has 26 characters, and at most 25"],
		['a button without a label', buttons(quick('')), "'Text' of 'Button 1' is empty"],
		['two labels that are the same', buttons(quick('Yes'), quick('Yes')), "'Buttons' has two buttons with the text 'Yes'"],
		['an address that is none', buttons(url('a', { url: 'example.com' })), "'URL' of 'Button 1' is 'example.com', which is no web address"],
		['a variable inside an address', buttons(url('a', { url: 'https://example.com/[[1]]/x', example: 'y' })), "'URL' of 'Button 1' has the variable {{1}}, and an address takes {{1}} once, at its end"],
		['a variable in an address without an example', buttons(url('a', { url: 'https://example.com/[[1]]' })), "'URL' of 'Button 1' has a variable and no example"],
		['a phone number that is none', buttons({ type: 'PHONE_NUMBER', text: 'Call', phoneNumber: 'shop' }), "'Phone Number' of 'Button 1' is 'shop', which is no phone number"],
		['a coupon code of 21 characters', buttons({ type: 'COPY_CODE', example: 'x'.repeat(21) }), "'Example' of 'Button 1' has 21 characters, and at most 20"],
		['a flow that is not named', buttons({ type: 'FLOW', text: 'Open' }), "'Button 1' names no flow, and it takes exactly one"],
		['a flow that is named twice', buttons({ type: 'FLOW', text: 'Open', flowId: '1', flowName: 'a' }), "'Button 1' names the flow in 2 ways"],
	])('refuses %s', async (_title, parameters, message) => {
		expect(await refusal(parameters)).toContain(message);
	});

	it.each([
		['one card', cards(card()), "'Cards' has 1 entry"],
		['eleven cards', cards(...Array.from({ length: 11 }, () => card())), "'Cards' has 11 entries"],
		['cards with different buttons', cards(card(), card({ buttons: [url('Shop')] })), "'Card 1' and 'Card 2' have different kinds of buttons"],
		['a card without a body beside one with', cards(card(), card({ body: '' })), "'Card 1' and 'Card 2' have different parts"],
		['a card body of 161 characters', cards(card(), card({ body: 'x'.repeat(161) })), "'Body' of 'Card 2' has 161 characters, and at most 160"],
		['a card body of four lines', cards(card(), card({ body: 'a\nb\nc\nd' })), "'Body' of 'Card 2' has 3 line breaks"],
		['a card with three buttons', cards(card({ buttons: [quick('a'), quick('b'), quick('c')] }), card()), "'Buttons' of 'Card 1' has 3 entries"],
		['a card without a button', cards(card({ buttons: [] }), card({ buttons: [] })), "'Buttons' of 'Card 1' has no entry"],
		['a carousel beside a footer', { ...cards(card(), card()), footer: 'Bye' }, 'The template has a carousel and a footer'],
	])('refuses %s', async (_title, parameters, message) => {
		expect(await refusal(parameters)).toContain(message);
	});

	it.each([
		['an offer text of 17 characters', { ...offer, offerText: 'x'.repeat(17) }, "'Offer Text' has 17 characters, and at most 16"],
		['an offer with a footer', { ...offer, ...buttons({ type: 'COPY_CODE', example: 'A' }, url('a')), footer: 'Bye' }, "'Footer' stands beside a limited-time offer"],
		['an offer with a body of 601 characters', { ...offer, body: 'x'.repeat(601) }, "'Body' has 601 characters, and at most 600"],
		['an offer without a web page', { ...offer, ...buttons({ type: 'COPY_CODE', example: 'A' }) }, "'Buttons' has no URL button"],
		['an offer that runs out without a code', { ...offer, ...buttons(url('a')) }, "'Offer Has Expiration' is on, and there is no copy code button"],
		['an offer whose code stands second', { ...offer, ...buttons(url('a'), { type: 'COPY_CODE', example: 'A' }) }, 'The copy code button is button 2'],
		['an offer with a text header', { ...offer, ...buttons({ type: 'COPY_CODE', example: 'A' }, url('a')), headerFormat: 'TEXT', headerText: 'Sale' }, 'The header beside a limited-time offer is TEXT'],
		['91 minutes', { category: 'AUTHENTICATION', codeExpirationMinutes: 91 }, "'Code Expiration Minutes' is 91, and it can be 0 to 90"],
		['one-tap without an app', oneTap, "'Supported Apps' has no entry"],
		['an app that is none', { ...oneTap, ...app('bakery', 'K8a/AINcGX7') }, "'Package Name' is 'bakery', which is no name of an Android app"],
		['a hash that is none', { ...oneTap, ...app('com.example.app', 'abc') }, "'Signature Hash' is 'abc', and it has 11 characters"],
		['zero-tap without its terms', { ...oneTap, otpType: 'ZERO_TAP', ...app('com.example.app', 'K8a/AINcGX7') }, "'Zero-Tap Terms Accepted' is off"],
		['a time to live of a minute for marketing', { category: 'MARKETING', options: { messageSendTtlSeconds: 60 } }, "'Time to Live' is 60 seconds, and a template of the category MARKETING takes 43200 to 2592000"],
		['a library template for marketing', { category: 'MARKETING', definition: 'library', libraryTemplateName: 'x' }, "'Category' is MARKETING, and the template library has none"],
	])('refuses %s', async (_title, parameters, message) => {
		expect(await refusal(parameters)).toContain(message);
	});

	it.each([
		['text that is no JSON', { definition: 'json', components: '[{' }, "'Components (JSON)' is not valid JSON"],
		['an empty list', { definition: 'json', components: '[]' }, "'Components (JSON)' is no list of components"],
		['a number', { definition: 'json', components: '5' }, "'Components (JSON)' is no list of components"],
		['an unknown component', json(body, { type: 'SIDEBAR' }), "Component 2 in 'Components (JSON)' has the type 'SIDEBAR'"],
		['no body', json({ type: 'FOOTER', text: 'Bye' }), 'The template has no body'],
		['two bodies', json(body, body), 'The template has two components of the type BODY'],
		['a picture without a sample', json({ type: 'HEADER', format: 'IMAGE' }, body), "'Header' has no sample of its image"],
		['a button for passwords outside authentication', json(body, { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] }), 'belongs to authentication templates'],
		['an authentication template with two buttons', { ...json(body, { type: 'BUTTONS', buttons: [quick('a'), quick('b')] }), category: 'AUTHENTICATION' }, 'An authentication template has one button of the type OTP'],
	])('refuses JSON with %s', async (_title, parameters, message) => {
		expect(await refusal(parameters)).toContain(message);
	});

	it('refuses a sample that does not fit the header, and one that is not there', async () => {
		const items = [await itemWithFile({ content: sampleFiles.pdf.bytes, fileName: 'menu.pdf', mimeType: 'application/pdf' })];
		expect(await refusal({ headerFormat: 'IMAGE' }, { items })).toContain("'Header Sample Field Name' holds the file 'menu.pdf' of type application/pdf");
		expect(await refusal({ headerFormat: 'VIDEO', headerSampleFieldName: 'clip' }, { items })).toContain("no file in its field 'clip'");
		const text = [await itemWithFile({ content: sampleFiles.text.bytes, fileName: 'notes.txt', mimeType: 'text/plain' })];
		expect(await refusal({ headerFormat: 'DOCUMENT' }, { items: text })).toContain('the sample of a document is a PDF');
	});
});
