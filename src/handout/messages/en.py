"""Messages in en: code → text. {name} is a placeholder; every catalogue has the same codes and placeholders."""

MESSAGES: dict[str, str] = {
    # --- reading content ---
    # --- pictures ---
    # --- themes ---
    # --- checks ---
    # --- slides ---
    # --- building and the command line ---
}
