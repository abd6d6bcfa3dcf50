import { whyInstallFailed } from './installFailure';
import { StepFailure, type LongStep } from './longStep';

const failed = (output: string, more: Partial<LongStep> = {}, outcome = 'exit code 1'): string => {
	const step = { title: 'Step 1', usually: '', command: 'npm', args: [], cwd: '/cache', env: { PATH: process.env.PATH }, logFile: '/cache/install.log', ...more };
	return whyInstallFailed(new StepFailure(step, output, outcome));
};

describe('an install of n8n that did not work says in one sentence what to do', () => {
	it.each(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'ETIMEDOUT'])('without a network (%s)', (code) => {
		const sentence = failed(`npm error code ${code}\nnpm error network request to https://registry.npmjs.org/n8n failed`);
		expect(sentence).toMatch(/^The npm registry cannot be reached/);
		expect(sentence).toContain(code);
		expect(sentence).not.toContain('\n');
	});

	it('without a compiler, naming the parts that are missing and how to get them', () => {
		const sentence = failed('npm error gyp ERR! stack Error: not found: make', { env: { PATH: '/nowhere' } });
		expect(sentence).toContain('python3, make and g++ are missing');
		expect(sentence).toContain('apt-get install -y python3 make g++');
	});

	it('with a full disk, naming the variable that moves the folder', () => {
		const sentence = failed('npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write');
		expect(sentence).toMatch(/^The disk is full: .*2\.5 GB in \/cache.*N8N_ENGINE_CACHE/);
	});

	it('in a folder that npm may not write to', () => {
		expect(failed("npm error code EACCES\nnpm error permission denied, mkdir '/cache/node_modules'")).toMatch(/^npm may not write to \/cache/);
	});

	it('without npm', () => {
		expect(failed('', {}, 'spawn npm ENOENT')).toMatch(/^npm is not on the PATH/);
	});

	it('and shows the last lines and the whole log for everything else', () => {
		const sentence = failed('first\nsecond\nthird\nfourth\nfifth\nsixth');
		expect(sentence).toContain('/cache/install.log');
		expect(sentence).toContain('sixth');
		expect(sentence).not.toContain('first');
	});
});
