/** The web page in a real Chromium against a real node. What people do there is told in {@code src/test/webui-e2e}. */
package io.collabboard.cluster.browser;
