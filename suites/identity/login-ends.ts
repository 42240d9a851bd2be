/** Where a visitor's login ends, as `LoginEnd.summary` says it: at the login page, which says that it failed. */
export const refused = '200 /login with an error';
/** In the chat. */
export const chat = /^200 \/(c\/new)?$/;
