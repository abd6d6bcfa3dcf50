export type Counted = 'sent' | 'delivered' | 'read';

/** What messages of one half hour have in common. */
export interface CountRow {
	/** Unix seconds of the half hour's start. */
	start: number;
	/** Digits of the sending number. */
	phone: string;
	country: string;
	/** `SERVICE`, or the template's category. */
	category: string;
	templateId: string | undefined;
	sent: number;
	delivered: number;
	read: number;
}

export type CountKey = Pick<CountRow, 'phone' | 'country' | 'category' | 'templateId'>;

const halfHour = 1800;

/** How many messages were sent, delivered and read: what the analytics are added up from. */
export class Counts {
	private readonly rows = new Map<string, CountRow>();

	add(kind: Counted, at: number, key: CountKey): void {
		const start = Math.floor(at / 1000 / halfHour) * halfHour;
		const id = `${start} ${key.phone} ${key.country} ${key.category} ${key.templateId ?? ''}`;
		const row = this.rows.get(id) ?? { start, ...key, sent: 0, delivered: 0, read: 0 };
		row[kind] += 1;
		this.rows.set(id, row);
	}

	/** Rows of a time span, in Unix seconds, the end excluded. */
	between(start: number, end: number): CountRow[] {
		return [...this.rows.values()].filter((row) => row.start + halfHour > start && row.start < end);
	}

	/** Messages sent with a template. */
	sendsOf(templateId: string): number {
		let sum = 0;
		for (const row of this.rows.values()) if (row.templateId === templateId) sum += row.sent;
		return sum;
	}
}
