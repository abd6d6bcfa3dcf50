/** The page's mark: a speech bubble with three dots, as in icon.svg. */
export function Logo() {
	return (
		<svg className="side__logo" viewBox="0 0 64 64" width="38" height="38" aria-hidden>
			<defs>
				<linearGradient id="logo-sea" x1="0" y1="0" x2="1" y2="1">
					<stop offset="0" stopColor="#17a5b0" />
					<stop offset="1" stopColor="#0a5f73" />
				</linearGradient>
			</defs>
			<rect x="2" y="2" width="60" height="60" rx="17" fill="url(#logo-sea)" />
			<path d="M18 17h28a6 6 0 0 1 6 6v15a6 6 0 0 1-6 6H33l-9.5 8.2c-.8.7-2 .1-2-1V44H18a6 6 0 0 1-6-6V23a6 6 0 0 1 6-6z" fill="#fff" />
			<circle cx="23.5" cy="30.5" r="3" fill="#0b7c8a" />
			<circle cx="32" cy="30.5" r="3" fill="#0b7c8a" />
			<circle cx="40.5" cy="30.5" r="3" fill="#ff9f6b" />
		</svg>
	);
}
