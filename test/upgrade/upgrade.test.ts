import { readTrigger, triggered } from './savedTrigger';
import { readResource, releases, resourcesOf, runSaved } from './savedRelease';

/* What people built with a released version does the same with the nodes of today. */

const saved = releases().flatMap((release) => resourcesOf(release).map((resource) => ({ release, resource })));

describe.each(saved)('a workflow of $release with every operation of $resource', ({ release, resource }) => {
	const { results, ...rest } = readResource(release, resource);

	it.each(Object.keys(results))('%s sends the same requests and gives the same items', async (name) => {
		expect(await runSaved(rest, name)).toEqual(results[name]);
	});
});

describe.each(releases())('the trigger of %s', (release) => {
	it.each(readTrigger(release).cases.map((one) => ({ ...one, events: String(one.parameters.triggerOn) })))('set to $events gives the same items', async ({ outputs, ...one }) => {
		expect(await triggered(one)).toEqual(outputs);
	});
});

it('every release that is saved holds operations', () => {
	expect(releases().length).toBeGreaterThan(0);
	for (const { release, resource } of saved) expect(Object.keys(readResource(release, resource).results)).not.toEqual([]);
});
