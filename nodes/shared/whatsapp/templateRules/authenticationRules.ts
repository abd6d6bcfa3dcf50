import { InputError } from '../../graph/failure';
import { withinBounds, withinCount, withinLength } from '../limits';
import { componentOf, type TemplateButton, type TemplateComponent } from '../templateDefinition';
import { BUTTON_LIMITS } from './buttonRules';

type OtpButton = Extract<TemplateButton, { type: 'OTP' }>;

/** Meta: Authentication templates. */
export const EXPIRATION = { minValue: 1, maxValue: 90 } as const;
export const APPS = { min: 1, max: 5 } as const;

/**
 * Meta writes the texts of an authentication template; it has switches and one button alone.
 * @throws InputError for one that Meta would not take into review
 */
export function checkAuthentication(components: readonly TemplateComponent[]): void {
	const minutes = componentOf(components, 'FOOTER')?.code_expiration_minutes;
	if (minutes !== undefined) withinBounds('Code Expiration Minutes', minutes, EXPIRATION);
	const other = components.find(({ type }) => type !== 'BODY' && type !== 'FOOTER' && type !== 'BUTTONS');
	if (other) throw new InputError(`An authentication template has no ${other.type.toLowerCase()}`, 'Remove it, or choose another category.');
	const buttons = componentOf(components, 'BUTTONS')?.buttons ?? [];
	const [button] = buttons;
	if (buttons.length !== 1 || button?.type !== 'OTP') {
		throw new InputError(`An authentication template has one button of the type OTP, and this one has ${buttons.length} buttons`, 'Give it one button that copies or fills in the code.');
	}
	checkOtpButton(button);
}

function checkOtpButton({ otp_type: kind, text, autofill_text: autofill, supported_apps: apps = [], zero_tap_terms_accepted: accepted }: OtpButton): void {
	if (text !== undefined) withinLength('Copy Code Text', text, { max: BUTTON_LIMITS.label });
	if (autofill !== undefined) withinLength('Autofill Text', autofill, { max: BUTTON_LIMITS.label });
	if (kind === 'COPY_CODE') return;
	withinCount('Supported Apps', apps, APPS);
	for (const { package_name: name, signature_hash: hash } of apps) {
		if (!/^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/.test(name)) {
			throw new InputError(`'Package Name' is '${name.slice(0, 60)}', which is no name of an Android app`, 'Enter it as in the Play Store, such as com.example.app.');
		}
		if (!/^[A-Za-z0-9+/=]{11}$/.test(hash)) {
			throw new InputError(`'Signature Hash' is '${hash.slice(0, 60)}', and it has 11 characters`, 'Enter the key hash of the app, such as K8a/AINcGX7.');
		}
	}
	if (kind === 'ZERO_TAP' && accepted !== true) {
		throw new InputError("'Zero-Tap Terms Accepted' is off, and zero-tap wants it", "Read Meta's terms for zero-tap authentication and switch it on.");
	}
}
