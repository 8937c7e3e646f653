import { SignedOut } from "./connection";

export interface Account {
  readonly userId: string;
  readonly name: string;
  readonly color: string;
}

/** Where the last person who was signed in is remembered, so that their boards open without the server. */
const REMEMBERED = "collabboard.account";

/** The server's answer to an HTTP request was not the wanted one. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Undefined where nobody is signed in. Rejects where the server cannot be asked. */
export async function currentAccount(): Promise<Account | undefined> {
  const response = await fetch("/api/auth/me");
  if (response.status === 401) {
    localStorage.removeItem(REMEMBERED);
    return undefined;
  }
  return accountFrom(response);
}

/** Who was signed in here last and has not signed out, as far as this browser knows. */
export function rememberedAccount(): Account | undefined {
  try {
    const { userId, name, color } = JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}") as Partial<Account>;
    return userId && name && color ? { userId, name, color } : undefined;
  } catch {
    // Not what this page writes, or a browser that keeps nothing: then nobody is known.
    return undefined;
  }
}

export async function signIn(name: string): Promise<Account> {
  return accountFrom(await post("/api/dev/login", { name }));
}

export async function signOut(): Promise<void> {
  await succeeded(await post("/api/auth/logout", {}));
  localStorage.removeItem(REMEMBERED);
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
  const account = { userId: user_id, name, color };
  remember(account);
  return account;
}

function remember(account: Account): void {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(account));
  } catch (error) {
    console.warn("this browser keeps nothing: boards do not open without the server", error);
  }
}

async function succeeded(response: Response): Promise<void> {
  if (!response.ok) throw new HttpError(response.status, (await response.text()) || response.statusText);
}
