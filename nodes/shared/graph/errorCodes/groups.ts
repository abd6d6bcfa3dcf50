import { ambiguous, never, type ErrorCodes } from './row';

/** Groups. */
const groups: ErrorCodes = {
	131020: never(
		'The group has no other member, so nobody would get the message.',
		'Share the invite link first, and send when somebody has joined.',
	),
	131041: never(
		'The group does not exist, or your phone number is not in it.',
		"Check the group ID in 'To' with the operation 'Get Many' of groups.",
	),
	131201: never(
		'Only a part of the group change was carried out.',
		'The answer lists each person: repeat it for those that were left out, and only for them.',
	),
	131202: never(
		'The same person is named twice.',
		"Remove duplicates before this node, for example with 'Remove Duplicates'.",
	),
	131203: never(
		"The person has not accepted WhatsApp's current terms.",
		'Ask them to update WhatsApp and to accept the terms, then add them again.',
	),
	131204: never('The group would have more members than allowed.', 'Remove members first: a group holds 8 people.'),
	131207: never(
		"Meta has suspended the group for breaking WhatsApp's policies.",
		'Create a new group, or ask for a review in Business Support Home.',
	),
	131209: never(
		'The picture of the group is not square.',
		"Crop it to the same width and height, for example with 'Edit Image'.",
	),
	131210: never('The picture of the group is too small.', 'Use one that is larger than 192 x 192 pixels.'),
	131211: never(
		'The phone number has as many groups as it may have.',
		"Delete groups that nobody uses, with the operation 'Delete': 10,000 is the limit.",
	),
	131212: never(
		'The person is not a member of the group.',
		"Check the person's number or user ID against the group's members.",
	),
	131213: never(
		'The request to join does not exist any more.',
		"Read the group's requests again and use an ID from there.",
	),
	131214: never(
		'Meta has stopped this phone number from creating groups, because it sent too much marketing.',
		'Wait until seven days with less marketing have passed.',
	),
	131215: never(
		'This phone number may not use groups.',
		'Groups are for Official Business Accounts: apply in WhatsApp Manager > Account Tools > Phone Numbers, in the settings of the number.',
	),
};

/** The list of people that a business has blocked. */
const blocking: ErrorCodes = {
	139100: never(
		'Not all of these people could be blocked or unblocked.',
		'The answer lists them with reasons. Only people who wrote in the last 24 hours can be blocked.',
	),
	139101: never(
		'The block list is full.',
		"Remove people with the operation 'Unblock' of blocked users: 64,000 is the limit.",
	),
	139102: never('The block list changed while it was read.', 'Read it again from its beginning.'),
	139103: ambiguous('The block list was unavailable inside WhatsApp.', 'Try again in a moment.'),
};

export const groupCodes: ErrorCodes = { ...groups, ...blocking };
