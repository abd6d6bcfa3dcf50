import { existsSync, readFileSync, writeFileSync } from 'fs';
import { basename, extname, join, dirname, resolve } from 'path';
import { parseArgs } from 'util';
import { convertWorkflow } from './convert';
import { readWorkflows, UnreadableWorkflow } from './readWorkflows';
import { printed, type Entry } from './report';
import { isRecord, textOf } from './workflow';

/** Everything was converted. */
const DONE = 0;
/** A file was written, and something is left to do by hand. */
const BY_HAND = 1;
/** Nothing was written. */
const REFUSED = 2;

const USAGE = `Converts a workflow from n8n's built-in WhatsApp nodes to WhatsApp Cloud.

  npm run migrate -- workflow.json [-o converted.json]

  -o, --output   where to write; otherwise beside the workflow, as workflow.whatsapp-cloud.json
  -h, --help     this text

Exit status: 0 all converted, 1 converted with something to do by hand, 2 nothing written.`;

class Refused extends Error {}

/**
 * The command.
 * @param given what stands behind `npm run migrate --`
 * @param say gets what is printed
 * @returns the exit status
 */
export function migrate(given: readonly string[], say: (text: string) => void, complain: (text: string) => void): number {
	try {
		return run(given, say);
	} catch (thrown) {
		if (!(thrown instanceof Refused) && !(thrown instanceof UnreadableWorkflow)) throw thrown;
		complain(thrown.message);
		return REFUSED;
	}
}

function run(given: readonly string[], say: (text: string) => void): number {
	const { input, output } = chosen(given);
	if (input === undefined) {
		say(USAGE);
		return DONE;
	}
	const target = output ?? join(dirname(input), `${basename(input, extname(input))}.whatsapp-cloud.json`);
	requireNew(input, target);
	const { workflows, withWorkflows } = readWorkflows(textOfFile(input));
	const converted = workflows.map(convertWorkflow);
	const several = workflows.length > 1;
	const entries = converted.flatMap((one): Entry[] =>
		one.entries.map((entry) => (several ? { ...entry, node: `${textOf(one.workflow.name)} › ${entry.node}` } : entry)),
	);
	say(printed(entries));
	if (entries.length === 0) return DONE;
	writeFileSync(target, `${JSON.stringify(withWorkflows(converted.map(({ workflow }) => workflow)), null, 2)}\n`, { flag: 'wx' });
	const names = [...new Set(converted.flatMap(({ credentials }) => credentials))];
	if (names.length > 0) say(`\nCredentials to create in n8n (WhatsApp Cloud API): ${names.join(', ')}`);
	say(`\nWritten: ${target}`);
	return entries.some(({ kind }) => kind === 'byHand') ? BY_HAND : DONE;
}

function chosen(given: readonly string[]): { input?: string; output?: string } {
	try {
		const { values, positionals } = parseArgs({
			args: [...given],
			allowPositionals: true,
			options: { output: { type: 'string', short: 'o' }, help: { type: 'boolean', short: 'h' } },
		});
		if (values.help === true) return {};
		const [input, ...more] = positionals;
		if (input === undefined || more.length > 0) throw new Refused(`Give one file.\n\n${USAGE}`);
		return { input, ...(values.output === undefined ? {} : { output: values.output }) };
	} catch (thrown) {
		if (!codeOf(thrown).startsWith('ERR_PARSE_ARGS')) throw thrown;
		throw new Refused(`${isRecord(thrown) ? textOf(thrown.message) : ''}\n\n${USAGE}`);
	}
}

function requireNew(input: string, target: string): void {
	if (resolve(input) === resolve(target)) throw new Refused(`The output would overwrite ${input}. Choose another file with -o.`);
	if (existsSync(target)) throw new Refused(`${target} is there already. Remove it, or choose another file with -o.`);
	if (!existsSync(dirname(resolve(target)))) throw new Refused(`The folder of ${target} does not exist.`);
}

function textOfFile(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (thrown) {
		const code = codeOf(thrown);
		if (code === 'ENOENT') throw new Refused(`There is no file ${path}.`);
		if (code === 'EISDIR') throw new Refused(`${path} is a folder. Give one workflow file.`);
		throw new Refused(`${path} cannot be read (${code}).`);
	}
}

/** Node's own name of an error, such as ENOENT. */
const codeOf = (thrown: unknown): string => (isRecord(thrown) ? textOf(thrown.code) : '');

if (require.main === module) {
	process.exitCode = migrate(
		process.argv.slice(2),
		(text) => process.stdout.write(`${text}\n`),
		(text) => process.stderr.write(`${text}\n`),
	);
}
