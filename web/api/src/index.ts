// The platform's API for the inbox: types and client.
export {};
