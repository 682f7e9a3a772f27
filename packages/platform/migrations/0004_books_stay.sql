-- What was once stored of the books is superseded or removed, never deleted: whoever acts for a person, key or job has no right to.
revoke delete on vouchers, voucher_versions, ledger_entries, raw_files, raw_chunks, financial_years from saldo_app;
