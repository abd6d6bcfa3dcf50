import { partnerOf } from '../../nodes/WhatsApp/partner';

describe('who a message goes to', () => {
	it.each([
		[{ to: '+16505550101' }, { recipient: '+16505550101', toGroup: false }],
		[{ to: '16505550101' }, { recipient: '+16505550101', toGroup: false }],
		[{ to: 16505550101 }, { recipient: '+16505550101', toGroup: false }],
		[{ to: '+1 (650) 555-0101' }, { recipient: '+16505550101', toGroup: false }],
		[{ to: '001 650.555.0101' }, { recipient: '+16505550101', toGroup: false }],
		[{ to: '123456789-987654321@g.us', recipient_type: 'group' }, { recipient: '123456789-987654321@g.us', toGroup: true }],
		[{ to: '-' }, { recipient: '-', toGroup: false }],
		[{ recipient: 'US.13491208655302741918' }, { recipient: 'US.13491208655302741918', toGroup: false }],
		[{ to: 'Y2FwaV9n', recipient_type: 'group' }, { recipient: 'Y2FwaV9n', toGroup: true }],
		[{ to: ' ' }, undefined],
		[{ to: { a: 1 } }, undefined],
		[{}, undefined],
	])('%j', (body, partner) => {
		expect(partnerOf({ body })).toEqual(partner);
	});

	it('is named in a form too', () => {
		expect(partnerOf({ form: { fields: { to: '16505550101' }, files: [] } })).toEqual({ recipient: '+16505550101', toGroup: false });
	});
});
