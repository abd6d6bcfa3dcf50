import { setStage, demoCredential } from '../stage';
import { loadOptionsContext } from '../../engine/options';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
it('x', async () => {
	const stage = await setStage();
	const lines: string[] = [];
	const panel = (p: any) => loadOptionsContext({ node: WhatsApp, parameters: { resource: 'message', operation: 'sendTemplate', ...p }, credentials: [demoCredential(stage.emulator.url)] });
	const list = await panel({}).listSearch('searchTemplates', '');
	lines.push(JSON.stringify(list, null, 1));
	for (const one of list.results) {
		const form = await panel({ template: { mode: 'list', value: one.value } }).resourceMapping('getTemplateForm');
		lines.push(String(one.value)); for (const f of form.fields) lines.push(`   ${f.id} | ${f.displayName} | ${f.type} ${f.required ? '*' : ''}`);
		if (form.emptyFieldsNotice) lines.push('   '+ form.emptyFieldsNotice);
	}
	lines.push(JSON.stringify([await panel({}).resourceMapping('getTemplateForm'), await panel({templateSource:'name', templateName:'order_confirmation'}).resourceMapping('getTemplateForm')]));
	await stage.stop();
	console.log(lines.join('\n'));
});
