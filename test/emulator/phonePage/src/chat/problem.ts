import { toast } from 'sonner';

/** Shows what went wrong, with the emulator's own words. */
export function problem(what: string, error: unknown): void {
	toast.error(what, { description: error instanceof Error ? error.message : String(error) });
}
