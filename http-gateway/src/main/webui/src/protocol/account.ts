import { SignedOut } from "./connection";

export interface Account {
  readonly userId: string;
  readonly name: string;
  readonly color: string;
}

/** The server's answer to an HTTP request was not the wanted one. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Undefined where nobody is signed in. */
export async function currentAccount(): Promise<Account | undefined> {
  const response = await fetch("/api/auth/me");
  if (response.status === 401) return undefined;
  return accountFrom(response);
}

export async function signIn(name: string): Promise<Account> {
  return accountFrom(await post("/api/dev/login", { name }));
}

export async function signOut(): Promise<void> {
  await succeeded(await post("/api/auth/logout", {}));
}

export async function socketTicket(): Promise<string> {
  const response = await post("/api/auth/ws-ticket", {});
  if (response.status === 401) throw new SignedOut();
  await succeeded(response);
  const { ticket } = (await response.json()) as { ticket: string };
  return ticket;
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

async function accountFrom(response: Response): Promise<Account> {
  await succeeded(response);
  const { user_id, name, color } = (await response.json()) as { user_id: string; name: string; color: string };
  return { userId: user_id, name, color };
}

async function succeeded(response: Response): Promise<void> {
  if (!response.ok) throw new HttpError(response.status, (await response.text()) || response.statusText);
}
