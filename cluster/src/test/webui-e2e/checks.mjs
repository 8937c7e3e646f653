/** Does one thing and says so; whatever fails ends the script. */
export async function check(what, work) {
  const result = await work();
  console.log(`ok    ${what}`);
  return result;
}

/** That the pages did nothing that no page should do. */
export function checkQuiet(people) {
  return check("nothing went wrong on either page, and nothing was asked of other servers", () => quiet(people));
}

/** As above, of pages whose server was gone for a while: it answers 503 until it has joined its cluster. */
export function checkQuietButForConnection(people) {
  return check("nothing went wrong on either page but the connection", () =>
    quiet(people, /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|status of 503/),
  );
}

function quiet(people, expected) {
  const problems = people
    .flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`))
    .filter((problem) => !expected?.test(problem));
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** Runs a script on a browser of its own and ends the process, with a status that is not 0 where it failed. */
export async function runWith(openBrowser, script) {
  const { browser, close } = await openBrowser();
  try {
    await script(browser);
  } catch (error) {
    console.error(`FAILED ${error.stack}`);
    process.exitCode = 1;
  } finally {
    await close();
  }
}
