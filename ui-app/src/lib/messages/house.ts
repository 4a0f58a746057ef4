/** Project settings, members, invitations, templates, bin, inbox. */
export const house = {};
