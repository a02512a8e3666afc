/** The one store in this browser's database. */

const [DATABASE, STORE] = ["apc-workbench", "workbooks"];

/** Open between requests, so that a page that goes away can still keep. */
let connection: Promise<IDBDatabase> | undefined;

/** One request; its result counts only once the whole transaction is done, for a full disk stops it as late as that. */
export async function inStore<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await connected();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const failed = (): void => {
      reject(transaction.error ?? new Error("The browser's database gave up."));
    };
    transaction.onabort = failed;
    transaction.onerror = failed;
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => {
      resolve(request.result);
    };
    // At once: a page that goes away does not come round to it.
    transaction.commit();
  });
}

/** A connection that failed is tried anew the next time. */
async function connected(): Promise<IDBDatabase> {
  try {
    return await (connection ??= connect());
  } catch (thrown) {
    connection = undefined;
    throw thrown;
  }
}

function connect(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(STORE);
    };
    opening.onerror = () => {
      reject(opening.error ?? new Error("The browser's database did not open."));
    };
    opening.onsuccess = () => {
      const database = opening.result;
      database.onclose = () => {
        connection = undefined;
      };
      // Somebody clears the browser's data or deletes the database: it must not wait for this page.
      database.onversionchange = () => {
        connection = undefined;
        database.close();
      };
      resolve(database);
    };
  });
}
