import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { schemes, type Scheme, type Theme } from '../state/theme';

const icons = { system: Monitor, light: Sun, dark: Moon };
const labels: Record<Scheme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

export function SchemeMenu({ theme }: { theme: Theme }) {
	const Current = theme.dark ? Moon : Sun;
	return (
		<DropdownMenu.Root>
			<DropdownMenu.Trigger className="icon-button" aria-label="Colours" title="Colours" data-testid="scheme-menu">
				<Current size={20} />
			</DropdownMenu.Trigger>
			<DropdownMenu.Portal>
				<DropdownMenu.Content className="menu" align="end" sideOffset={6}>
					{schemes.map((scheme) => {
						const Icon = icons[scheme];
						return (
							<DropdownMenu.Item key={scheme} className="menu__item" onSelect={() => theme.setScheme(scheme)} data-testid={`scheme-${scheme}`}>
								<Icon size={18} aria-hidden />
								<span className="menu__text">{labels[scheme]}</span>
								{theme.scheme === scheme && <Check size={16} aria-label="chosen" />}
							</DropdownMenu.Item>
						);
					})}
				</DropdownMenu.Content>
			</DropdownMenu.Portal>
		</DropdownMenu.Root>
	);
}
