import { seedOf } from './people';
import { numberAt } from '../reading';

/** "$12.50", or "12.50 XX" when the currency is not a code of three letters. */
export function moneyLabel(amount: number, currency: string): string {
	if (!/^[A-Za-z]{3}$/.test(currency)) return `${amount.toFixed(2)} ${currency}`.trim();
	return new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() }).format(amount);
}

/** Meta writes amounts of orders as a whole number and an offset to divide by: 1250 and 100 are 12.50. */
export function amountOf(money: unknown): number | undefined {
	const value = numberAt(money, 'value');
	return value === undefined ? undefined : value / (numberAt(money, 'offset') ?? 100);
}

export const demoCurrency = 'USD';

/** Catalogs are not part of the emulator: every product has a price that follows from its ID and never changes. */
export function demoPrice(productRetailerId: string): number {
	return 2 + (seedOf(productRetailerId) % 37) / 2;
}
