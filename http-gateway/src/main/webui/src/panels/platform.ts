/** Apple's keyboards have a command key and signs of their own for the others. */
export const ON_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
