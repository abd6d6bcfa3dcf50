import type { JobReport } from './job';

/**
 * Runs contenders one after another, round after round, in the opposite order every other time: a machine that gets
 * busy, or warm, hits all alike, and a median over the rounds leaves single hiccups out.
 * @returns each contender's reports in the order of the rounds
 */
export async function inRounds<Name extends string>(
	rounds: number,
	contenders: Record<Name, () => Promise<JobReport>>,
): Promise<Record<Name, JobReport[]>> {
	const names = Object.keys(contenders) as Name[];
	const reports = Object.fromEntries(names.map((name): [string, JobReport[]] => [name, []])) as Record<Name, JobReport[]>;
	for (let round = 0; round < rounds; round += 1) {
		const order = round % 2 === 0 ? names : [...names].reverse();
		for (const name of order) reports[name].push(await contenders[name]());
	}
	return reports;
}

/** A measure of two contenders, set against each other within each round. */
export const ratios = (ours: readonly JobReport[], peers: readonly JobReport[], measure: (report: JobReport) => number): number[] =>
	ours.map((report, round) => measure(report) / measure(peers[round] ?? report));
