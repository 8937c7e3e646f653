/** Does one thing and says so; whatever fails ends the script. */
export async function check(what, work) {
  const result = await work();
  console.log(`ok    ${what}`);
  return result;
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
