import { useStillAhead } from '../state/clock';

/** Three dots in a bubble while the business types. */
export function TypingDots({ until, businessName }: { until: number | undefined; businessName: string }) {
	if (!useStillAhead(until)) return null;
	return (
		<div className="typing" data-testid="typing" role="status" aria-label={`${businessName} is typing`}>
			<i />
			<i />
			<i />
		</div>
	);
}
