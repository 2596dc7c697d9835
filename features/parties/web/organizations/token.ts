/** The token of an invitation out of what somebody pasted: the whole link, a path, or the token alone. */
export const invitationToken = (text: string): string | undefined => {
  const found = /(?:^|\/invitations\/)([\w-]{20,100})(?:[/?#\s]|$)/.exec(text.trim());
  return found?.[1];
};
