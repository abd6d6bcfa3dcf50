/**
 * Does something and gives the milliseconds of CPU that it took: a clock would also count what else the machine does.
 * @param work waited for, where it is a promise
 */
export async function cpuTimeOf(work: () => unknown): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}
