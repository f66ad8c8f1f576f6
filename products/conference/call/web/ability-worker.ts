// Says that workers are allowed here; does nothing else.
postMessage('here');
