import { accepted, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

describe('Send Location', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendLocation');
	});
	afterAll(async () => await stage.stop());

	it('Composio "Send location": name, address, latitude and longitude as texts', async () => {
		const { items } = await stage.run({ name: 'Riverside Bakery', address: '1 Mill Lane', latitude: '37.442161', longitude: '-122.161535' });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'location',
			location: { latitude: 37.442161, longitude: -122.161535, name: 'Riverside Bakery', address: '1 Mill Lane' },
		});
	});

	it('Prismatic "Send message" (location): coordinates as numbers of the input item', async () => {
		const items = [{ json: { place: { lat: 0, lng: -180 } } }];
		await stage.run({ latitude: '={{ $json.place.lat }}', longitude: '={{ $json.place.lng }}' }, { items });
		expect(stage.emulator.conversation('16505550177')?.bubbles.at(-1)).toMatchObject({
			type: 'location',
			message: { location: { latitude: 0, longitude: -180 } },
		});
	});

	it.each([
		['91', '0', "'Latitude' is 91, and it can be -90 to 90", 'Enter degrees from -90 to 90. Latitude and longitude may have changed places.'],
		['0', '-180.5', "'Longitude' is -180.5, and it can be -180 to 180", 'Enter degrees from -180 to 180.'],
		['51,5', '0', "'Latitude' is '51,5', which is no number of degrees", 'Write it with a decimal point: 51.5.'],
		['37.44, -122.16', '0', "'Latitude' is '37.44, -122.16', which is no number of degrees", 'These are two numbers: the first belongs in Latitude, the second in Longitude.'],
		['37° 26′ N', '0', "'Latitude' is '37° 26′ N', which is no number of degrees", 'Enter decimal degrees from -90 to 90 with a decimal point, such as 37.442161. South and west are negative.'],
		[nothing, '0', "'Latitude' is empty", 'Fill it in'],
	])('refuses latitude %s and longitude %s', async (latitude, longitude, message, remedy) => {
		const refused = await stage.refused({ latitude, longitude });
		expect(refused.message).toContain(message);
		expect(refused.remedy).toContain(remedy);
	});
});
