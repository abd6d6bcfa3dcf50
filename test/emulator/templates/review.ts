import type { Emulation } from '../emulation';
import type { Template } from '../world/objects';
import { forbidden, wordsOf } from './definition';

/** What a reviewer finds: the reason for a rejection, or undefined when the template can be approved. */
export function rejectionOf(template: Pick<Template, 'components' | 'category'>): string | undefined {
	const words = wordsOf(template);
	const found = forbidden.find(([pattern]) => pattern.test(words));
	if (found !== undefined) return found[1];
	const advertises = /\b(\d+\s*% off|discount|sale|promo)\b/i.test(words);
	return template.category === 'UTILITY' && advertises ? 'TAG_CONTENT_MISMATCH' : undefined;
}

/** Puts a template into review; after a while it is approved or rejected, and the app is told. */
export function review(emulation: Emulation, template: Template): void {
	template.status = 'PENDING';
	template.attributes['rejected_reason'] = 'NONE';
	const { world } = emulation;
	emulation.timers.after(emulation.settings.reviewMs, () => {
		if (world.objects.get(template.id) !== template || template.status !== 'PENDING') return;
		const reason = rejectionOf(template);
		template.status = reason === undefined ? 'APPROVED' : 'REJECTED';
		template.attributes['rejected_reason'] = reason ?? 'NONE';
		void tellStatus(emulation, template, template.status, reason ?? 'NONE');
	});
}

/** `message_template_status_update`. */
export function tellStatus(
	emulation: Emulation,
	template: Template,
	event: string,
	reason: string,
): Promise<void> {
	const account = emulation.world.find('account', template.accountId);
	if (account === undefined) return Promise.resolve();
	return emulation.webhooks.tell(emulation.world, account, undefined, 'message_template_status_update', {
		event,
		message_template_id: Number(template.id),
		message_template_name: template.name,
		message_template_language: template.language,
		reason,
		message_template_category: template.category,
	});
}
