import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Bubble } from '../../../contract';

/** How near to the end, in pixels, counts as being there. */
const nearPx = 80;

interface StickToEnd {
	scroller: RefObject<HTMLDivElement | null>;
	content: RefObject<HTMLDivElement | null>;
	atEnd: boolean;
	/** Messages that came in while the reader was further up. */
	missed: number;
	toEnd: () => void;
}

/** Keeps the newest message in view as long as the reader is at the end, also while pictures load. */
export function useStickToEnd(last: Bubble | undefined): StickToEnd {
	const scroller = useRef<HTMLDivElement>(null);
	const content = useRef<HTMLDivElement>(null);
	const stuck = useRef(true);
	const [atEnd, setAtEnd] = useState(true);
	const [missed, setMissed] = useState(0);
	const lastId = useRef(last?.id);

	const jump = useCallback((behavior: ScrollBehavior) => {
		scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior });
	}, []);
	const toEnd = useCallback(() => jump('smooth'), [jump]);

	useLayoutEffect(() => {
		if (last?.id === lastId.current) return;
		lastId.current = last?.id;
		if (last?.from === 'customer') stuck.current = true;
		if (stuck.current) jump('auto');
		else setMissed((count) => count + 1);
	}, [last, jump]);

	useEffect(() => {
		const frame = scroller.current;
		const inner = content.current;
		if (!frame || !inner) return undefined;
		const follow = () => {
			const near = frame.scrollHeight - frame.scrollTop - frame.clientHeight < nearPx;
			stuck.current = near;
			setAtEnd(near);
			if (near) setMissed(0);
		};
		const resized = new ResizeObserver(() => stuck.current && jump('auto'));
		resized.observe(inner);
		resized.observe(frame);
		frame.addEventListener('scroll', follow, { passive: true });
		return () => {
			resized.disconnect();
			frame.removeEventListener('scroll', follow);
		};
	}, [jump]);

	return { scroller, content, atEnd, missed, toEnd };
}
