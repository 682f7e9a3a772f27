CREATE TABLE "auth"."accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"role" text,
	"client_ids" uuid[],
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."one_time_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid,
	"email" text,
	"role" text,
	"client_ids" uuid[] DEFAULT '{}' NOT NULL,
	"made_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "auth"."rate_limits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "auth"."saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"filters" jsonb NOT NULL,
	"sort" text,
	"columns" text[],
	"density" text DEFAULT 'normal' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."second_factors" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"authenticated_at" timestamp (3) with time zone DEFAULT now(),
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."sign_in_challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"remember_me" boolean NOT NULL,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."sign_in_policy" (
	"firm_id" uuid PRIMARY KEY NOT NULL,
	"second_factor_for_staff" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."sign_in_tries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"source" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."user_clients" (
	"user_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	CONSTRAINT "user_clients_user_id_client_id_pk" PRIMARY KEY("user_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "auth"."users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT true NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"role" text DEFAULT 'CLIENT' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"aml_officer" boolean DEFAULT false NOT NULL,
	"competences" text[] DEFAULT '{}' NOT NULL,
	"absences" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_sign_in_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_rows" (
	"client_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_user_id" uuid,
	"action" text NOT NULL,
	"ref_type" text NOT NULL,
	"ref_id" text NOT NULL,
	"payload" jsonb,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"seal" text NOT NULL,
	CONSTRAINT "audit_rows_client_id_seq_pk" PRIMARY KEY("client_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_account_links" (
	"feed_id" uuid NOT NULL,
	"provider_account_id" text NOT NULL,
	"client_id" uuid NOT NULL,
	"bank_account_id" uuid,
	"consent_id" uuid NOT NULL,
	"stable_key" text,
	"status" text NOT NULL,
	"is_current" boolean DEFAULT true NOT NULL,
	"told" jsonb NOT NULL,
	"fetched_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_account_links_feed_id_provider_account_id_pk" PRIMARY KEY("feed_id","provider_account_id")
);
--> statement-breakpoint
ALTER TABLE "bank_account_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"iban" text,
	"bban" text,
	"currency" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"owner_name" text DEFAULT '' NOT NULL,
	"bic" text,
	"ledger_account" text,
	"enabled" boolean DEFAULT true NOT NULL,
	"disabled_reason" text,
	"mirror_of" uuid,
	"switched_by_person" boolean DEFAULT false NOT NULL,
	"balance_minor" bigint,
	"balance_day" date,
	"seen" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"proof" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_call_limits" (
	"provider_account_id" text NOT NULL,
	"scope" text NOT NULL,
	"client_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"calls" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"limit_per_day" integer,
	"remaining" integer,
	"resets_at" timestamp (3) with time zone,
	CONSTRAINT "bank_call_limits_client_id_provider_account_id_scope_pk" PRIMARY KEY("client_id","provider_account_id","scope")
);
--> statement-breakpoint
ALTER TABLE "bank_call_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"institution_id" text NOT NULL,
	"institution_name" text NOT NULL,
	"requisition_id" text NOT NULL,
	"agreement_id" text,
	"status" text NOT NULL,
	"history_days" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"linked_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "bank_consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_day_balances" (
	"bank_account_id" uuid NOT NULL,
	"day" date NOT NULL,
	"source" text NOT NULL,
	"client_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"raw_id" uuid,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_day_balances_bank_account_id_day_source_pk" PRIMARY KEY("bank_account_id","day","source")
);
--> statement-breakpoint
ALTER TABLE "bank_day_balances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_deposit_details" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"bank_account_id" uuid,
	"source" text NOT NULL,
	"booking_date" date NOT NULL,
	"value_date" date,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"ids" text[] NOT NULL,
	"content" text NOT NULL,
	"details" jsonb NOT NULL,
	"text" text NOT NULL,
	"bankgiro" text DEFAULT '' NOT NULL,
	"raw_id" uuid NOT NULL,
	"raw_offset" bigint,
	"raw_length" bigint,
	"transaction_id" uuid,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_deposit_details" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_pending" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"bank_account_id" uuid NOT NULL,
	"booking_date" date NOT NULL,
	"value_date" date,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_account" text NOT NULL,
	"references" jsonb NOT NULL,
	"text" text NOT NULL,
	"raw_id" uuid NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_pending" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"bank_account_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"sequence" text NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"currency" text NOT NULL,
	"opening_minor" bigint,
	"closing_minor" bigint,
	"transactions" integer NOT NULL,
	"pending" integer DEFAULT 0 NOT NULL,
	"proof" jsonb,
	"replaced_by" uuid,
	"raw_id" uuid NOT NULL,
	"raw_offset" bigint,
	"raw_length" bigint,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_statements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_transaction_versions" (
	"transaction_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"client_id" uuid NOT NULL,
	"snapshot" jsonb NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn" boolean NOT NULL,
	CONSTRAINT "bank_transaction_versions_transaction_id_version_pk" PRIMARY KEY("transaction_id","version")
);
--> statement-breakpoint
ALTER TABLE "bank_transaction_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_transactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"bank_account_id" uuid NOT NULL,
	"booking_date" date NOT NULL,
	"value_date" date,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_account" text NOT NULL,
	"references" jsonb NOT NULL,
	"text" text NOT NULL,
	"code" text NOT NULL,
	"is_reversal" boolean NOT NULL,
	"foreign_amount" jsonb,
	"charges" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"balance_after_minor" bigint,
	"details" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"parts" integer,
	"flags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'current' NOT NULL,
	"sightings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "bank_transactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_mappings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "client_profiles" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"financial_year_end" text DEFAULT '12-31' NOT NULL,
	"vat_period" text,
	"turnover_band" text,
	"aum_eur" numeric(20, 2),
	"base_currency" text DEFAULT 'SEK' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "client_profiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"org_no" text NOT NULL,
	"kind" text NOT NULL,
	"manager_id" uuid,
	"tier" text,
	"time_zone" text DEFAULT 'Europe/Stockholm' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "clients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"source" text NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"paused_from" text,
	"schedule_hour" integer,
	"schedule_paused" boolean DEFAULT false NOT NULL,
	"connected_at" timestamp (3) with time zone,
	"last_sync_at" timestamp (3) with time zone,
	"last_job_id" uuid,
	"last_error" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "data_feeds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"state_hash" text NOT NULL,
	"begun" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "feed_connections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_credentials" (
	"feed_id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"tenant_id" text,
	"scopes" text DEFAULT '' NOT NULL,
	"sealed" text NOT NULL,
	"access_expires_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"lease_holder" uuid,
	"lease_until" timestamp (3) with time zone,
	"lost_at" timestamp (3) with time zone,
	"connected_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feed_credentials" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_revocations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feed_revocations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "system"."provider_tokens" (
	"key" text PRIMARY KEY NOT NULL,
	"sealed" text,
	"access_expires_at" timestamp (3) with time zone,
	"refresh_expires_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"lease_holder" uuid,
	"lease_until" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "system"."request_turns" (
	"key" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "system"."job_pulses" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_schedules" (
	"name" text PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"definition" text NOT NULL,
	"payload" jsonb NOT NULL,
	"subject_id" text,
	"cron" text NOT NULL,
	"time_zone" text NOT NULL,
	"next_run_at" timestamp (3) with time zone NOT NULL,
	"last_job_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"queue" text NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"priority" integer NOT NULL,
	"turn" bigint NOT NULL,
	"run_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"max_attempts" integer NOT NULL,
	"lease_seconds" integer,
	"lease_until" timestamp (3) with time zone,
	"fence" integer DEFAULT 0 NOT NULL,
	"lost_leases_in_a_row" integer DEFAULT 0 NOT NULL,
	"dedupe_key" text,
	"one_per" text,
	"subject_type" text,
	"subject_id" text,
	"progress" jsonb,
	"checkpoint" jsonb,
	"result" jsonb,
	"error" jsonb,
	"asked_by" text NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "jobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_months" (
	"financial_year_id" uuid NOT NULL,
	"account" text NOT NULL,
	"month" date NOT NULL,
	"client_id" uuid NOT NULL,
	"debit_minor" bigint NOT NULL,
	"credit_minor" bigint NOT NULL,
	"entries" integer NOT NULL,
	CONSTRAINT "account_months_financial_year_id_account_month_pk" PRIMARY KEY("financial_year_id","account","month")
);
--> statement-breakpoint
ALTER TABLE "account_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "accounts" (
	"financial_year_id" uuid NOT NULL,
	"number" text NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text,
	"unit" text,
	"sru_codes" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "accounts_financial_year_id_number_pk" PRIMARY KEY("financial_year_id","number")
);
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "balances" (
	"financial_year_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year_index" smallint NOT NULL,
	"account" text NOT NULL,
	"objects" text DEFAULT '[]' NOT NULL,
	"month" text DEFAULT '' NOT NULL,
	"client_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"quantity" text,
	CONSTRAINT "balances_financial_year_id_kind_year_index_account_objects_month_pk" PRIMARY KEY("financial_year_id","kind","year_index","account","objects","month")
);
--> statement-breakpoint
ALTER TABLE "balances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dimensions" (
	"financial_year_id" uuid NOT NULL,
	"number" text NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"parent" text,
	CONSTRAINT "dimensions_financial_year_id_number_pk" PRIMARY KEY("financial_year_id","number")
);
--> statement-breakpoint
ALTER TABLE "dimensions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "financial_years" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"source_year_id" text,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"locked" boolean DEFAULT false NOT NULL,
	"currency" text DEFAULT 'SEK' NOT NULL,
	"company_name" text DEFAULT '' NOT NULL,
	"company_org_no" text DEFAULT '' NOT NULL,
	"company_source_id" text DEFAULT '' NOT NULL,
	"program" text DEFAULT '' NOT NULL,
	"chart_type" text DEFAULT '' NOT NULL,
	"balances_up_to" date,
	"comparison_years" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"content_sha256" text,
	"raw_id" uuid,
	"summed" boolean DEFAULT false NOT NULL,
	"proof" jsonb,
	"proved_at" timestamp (3) with time zone,
	"listed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "financial_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"financial_year_id" uuid NOT NULL,
	"voucher_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"date" date NOT NULL,
	"account" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"objects" jsonb NOT NULL,
	"row_date" date,
	"text" text NOT NULL,
	"quantity" text,
	"sign" text,
	"current" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "objects" (
	"financial_year_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"number" text NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "objects_financial_year_id_dimension_number_pk" PRIMARY KEY("financial_year_id","dimension","number")
);
--> statement-breakpoint
ALTER TABLE "objects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "raw_chunks" (
	"raw_id" uuid NOT NULL,
	"offset" bigint NOT NULL,
	"client_id" uuid NOT NULL,
	"size_bytes" integer NOT NULL,
	"compressed" "bytea" NOT NULL,
	CONSTRAINT "raw_chunks_raw_id_offset_pk" PRIMARY KEY("raw_id","offset")
);
--> statement-breakpoint
ALTER TABLE "raw_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "raw_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "raw_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "voucher_files" (
	"feed_id" uuid NOT NULL,
	"source_file_id" text NOT NULL,
	"client_id" uuid NOT NULL,
	"state" text NOT NULL,
	"content_type" text,
	"size_bytes" bigint,
	"sha256" text,
	"file_key" text,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "voucher_files_feed_id_source_file_id_pk" PRIMARY KEY("feed_id","source_file_id")
);
--> statement-breakpoint
ALTER TABLE "voucher_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "voucher_versions" (
	"voucher_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"client_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"raw_id" uuid,
	"raw_offset" bigint,
	"raw_length" integer,
	"raw_line" integer,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone NOT NULL,
	"removed" boolean NOT NULL,
	CONSTRAINT "voucher_versions_voucher_id_version_pk" PRIMARY KEY("voucher_id","version")
);
--> statement-breakpoint
ALTER TABLE "voucher_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"financial_year_id" uuid NOT NULL,
	"series" text NOT NULL,
	"number" text NOT NULL,
	"occurrence" integer DEFAULT 0 NOT NULL,
	"unnumbered_in" text DEFAULT '' NOT NULL,
	"date" date NOT NULL,
	"text" text NOT NULL,
	"registered_on" date,
	"sign" text,
	"flags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"corrections" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"state" text DEFAULT 'current' NOT NULL,
	"raw_id" uuid,
	"raw_offset" bigint,
	"raw_length" integer,
	"raw_line" integer,
	"details" jsonb,
	"details_version" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vouchers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "check_settings" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"materiality_minor" bigint NOT NULL,
	"checks" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "check_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checked_years" (
	"financial_year_id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"locked_on" date,
	"checked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "checked_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"financial_year_id" uuid,
	"code" text NOT NULL,
	"severity" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"subject" text NOT NULL,
	"content" text NOT NULL,
	"date" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"message" jsonb NOT NULL,
	"rule" text NOT NULL,
	"proposal" jsonb NOT NULL,
	"voucher_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"entry_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"bank_transaction_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"accepted_content" text,
	"accepted_reason" text,
	"accepted_by" text,
	"accepted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"found_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "matching_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"bank_name" text NOT NULL,
	"ledger_name" text DEFAULT '' NOT NULL,
	"rate_ppm" integer DEFAULT 0 NOT NULL,
	"fixed_minor" bigint DEFAULT 0 NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"demoted_at" timestamp (3) with time zone,
	"confirmed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"origin" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "matching_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposed_vouchers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"reconciliation_id" uuid NOT NULL,
	"match_id" uuid,
	"bank_row_ids" uuid[] DEFAULT '{}' NOT NULL,
	"date" date NOT NULL,
	"text" text NOT NULL,
	"currency" text NOT NULL,
	"rows" jsonb NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"voucher_id" uuid,
	"made_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "proposed_vouchers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliation_carries" (
	"reconciliation_id" uuid NOT NULL,
	"side" text NOT NULL,
	"row_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"carried_by" text NOT NULL,
	"carried_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reconciliation_carries_reconciliation_id_side_row_id_pk" PRIMARY KEY("reconciliation_id","side","row_id")
);
--> statement-breakpoint
ALTER TABLE "reconciliation_carries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliation_closed_rows" (
	"reconciliation_id" uuid NOT NULL,
	"side" text NOT NULL,
	"row_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"day" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "reconciliation_closed_rows_reconciliation_id_side_row_id_pk" PRIMARY KEY("reconciliation_id","side","row_id")
);
--> statement-breakpoint
ALTER TABLE "reconciliation_closed_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliation_match_rows" (
	"match_id" uuid NOT NULL,
	"side" text NOT NULL,
	"row_id" uuid NOT NULL,
	"reconciliation_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"held" boolean NOT NULL,
	CONSTRAINT "reconciliation_match_rows_match_id_side_row_id_pk" PRIMARY KEY("match_id","side","row_id")
);
--> statement-breakpoint
ALTER TABLE "reconciliation_match_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliation_matches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"reconciliation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"rank" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"confidence" double precision NOT NULL,
	"difference_minor" bigint NOT NULL,
	"residual" text,
	"coincidence" double precision,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rule_ids" uuid[] DEFAULT '{}' NOT NULL,
	"rows_key" text NOT NULL,
	"is_whole" boolean DEFAULT true NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"made_by" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"undone" boolean DEFAULT false NOT NULL,
	"engine_version" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reconciliation_matches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliation_open_reasons" (
	"reconciliation_id" uuid NOT NULL,
	"side" text NOT NULL,
	"row_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"of_id" uuid,
	CONSTRAINT "reconciliation_open_reasons_reconciliation_id_side_row_id_pk" PRIMARY KEY("reconciliation_id","side","row_id")
);
--> statement-breakpoint
ALTER TABLE "reconciliation_open_reasons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliation_opening_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"reconciliation_id" uuid NOT NULL,
	"side" text NOT NULL,
	"date" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"text" text NOT NULL,
	"reference" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reconciliation_opening_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliation_openings" (
	"reconciliation_id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"bank_balance_minor" bigint,
	"ledger_balance_minor" bigint,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reconciliation_openings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"bank_account_id" uuid NOT NULL,
	"ledger_account" text NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"currency" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"counts" jsonb,
	"proof" jsonb,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"engine_version" text,
	"rows_sha256" text,
	"ran_at" timestamp (3) with time zone,
	"job_id" uuid,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"closed_mark" text,
	"has_been_closed" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reconciliations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"priority" integer DEFAULT 3 NOT NULL,
	"due_date" date,
	"assignee_id" uuid,
	"refs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"suggestion" jsonb,
	"comments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"four_eyes" boolean DEFAULT false NOT NULL,
	"dedupe_key" text,
	"made_by" text NOT NULL,
	"maker_id" uuid,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "system"."idempotency_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"request_sha256" text NOT NULL,
	"claim" uuid NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"status" integer,
	"answer" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."api_keys" ADD CONSTRAINT "api_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."second_factors" ADD CONSTRAINT "second_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."user_clients" ADD CONSTRAINT "user_clients_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_of_user" ON "auth"."accounts" USING btree ("user_id","provider_id");--> statement-breakpoint
CREATE INDEX "accounts_by_provider" ON "auth"."accounts" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "api_keys_user" ON "auth"."api_keys" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_links_token" ON "auth"."one_time_links" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_limits_key" ON "auth"."rate_limits" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_of_user" ON "auth"."recovery_codes" USING btree ("user_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "auth"."saved_views" USING btree ("user_id","list","name");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "auth"."sessions" USING btree ("token");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "auth"."sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_challenges_token" ON "auth"."sign_in_challenges" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sign_in_challenges_user" ON "auth"."sign_in_challenges" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_tries_key" ON "auth"."sign_in_tries" USING btree ("key","at");--> statement-breakpoint
CREATE INDEX "sign_in_tries_at" ON "auth"."sign_in_tries" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "auth"."users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "auth"."verifications" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_rows_no_fork" ON "audit_rows" USING btree ("client_id","prev_hash");--> statement-breakpoint
CREATE INDEX "audit_rows_by_time" ON "audit_rows" USING btree ("at","client_id","seq");--> statement-breakpoint
CREATE INDEX "audit_rows_by_ref" ON "audit_rows" USING btree ("ref_id","at");--> statement-breakpoint
CREATE INDEX "audit_rows_by_person" ON "audit_rows" USING btree ("actor_user_id","at");--> statement-breakpoint
CREATE INDEX "bank_account_links_account" ON "bank_account_links" USING btree ("bank_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_number" ON "bank_accounts" USING btree ("client_id","currency",coalesce(iban, ''),coalesce(bban, ''));--> statement-breakpoint
CREATE INDEX "bank_consents_feed" ON "bank_consents" USING btree ("feed_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_consents_requisition" ON "bank_consents" USING btree ("provider","requisition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_deposit_details_same" ON "bank_deposit_details" USING btree ("client_id","source","content");--> statement-breakpoint
CREATE INDEX "bank_deposit_details_waiting" ON "bank_deposit_details" USING btree ("client_id","booking_date") WHERE transaction_id is null;--> statement-breakpoint
CREATE INDEX "bank_pending_account" ON "bank_pending" USING btree ("bank_account_id","booking_date","id");--> statement-breakpoint
CREATE INDEX "bank_statements_account" ON "bank_statements" USING btree ("bank_account_id","from_date","id");--> statement-breakpoint
CREATE INDEX "bank_transactions_account" ON "bank_transactions" USING btree ("bank_account_id","booking_date","id");--> statement-breakpoint
CREATE INDEX "bank_transactions_by_date" ON "bank_transactions" USING btree ("client_id","booking_date","id") WHERE state = 'current';--> statement-breakpoint
CREATE UNIQUE INDEX "import_mappings_name" ON "import_mappings" USING btree ("client_id","name");--> statement-breakpoint
CREATE INDEX "clients_org_no" ON "clients" USING btree ("org_no");--> statement-breakpoint
CREATE INDEX "clients_name" ON "clients" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "data_feeds_client" ON "data_feeds" USING btree ("client_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_feeds_one_manual" ON "data_feeds" USING btree ("client_id") WHERE source = 'MANUAL' and status <> 'archived';--> statement-breakpoint
CREATE UNIQUE INDEX "feed_connections_state" ON "feed_connections" USING btree ("state_hash");--> statement-breakpoint
CREATE INDEX "job_schedules_next" ON "job_schedules" USING btree ("next_run_at");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("queue","priority","turn","run_at") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "jobs_turn" ON "jobs" USING btree ("queue","client_id","priority","turn") WHERE status = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_queued_once" ON "jobs" USING btree ("dedupe_key") WHERE status = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_running_once" ON "jobs" USING btree ("one_per") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "jobs_leased" ON "jobs" USING btree ("id") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "jobs_failed" ON "jobs" USING btree ("id") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "jobs_client" ON "jobs" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "jobs_subject" ON "jobs" USING btree ("subject_id","id") WHERE subject_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "financial_years_period" ON "financial_years" USING btree ("client_id","from_date","to_date");--> statement-breakpoint
CREATE INDEX "ledger_entries_voucher" ON "ledger_entries" USING btree ("voucher_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_date" ON "ledger_entries" USING btree ("client_id","date","id") WHERE current;--> statement-breakpoint
CREATE INDEX "ledger_entries_by_account" ON "ledger_entries" USING btree ("client_id","account","date","id") WHERE current;--> statement-breakpoint
CREATE UNIQUE INDEX "raw_files_same" ON "raw_files" USING btree ("client_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_identity" ON "vouchers" USING btree ("financial_year_id","series","number","occurrence","unnumbered_in");--> statement-breakpoint
CREATE INDEX "vouchers_by_date" ON "vouchers" USING btree ("client_id","date","id");--> statement-breakpoint
CREATE INDEX "vouchers_flagged" ON "vouchers" USING btree ("client_id","date","id") WHERE state = 'current' and flags <> '[]';--> statement-breakpoint
CREATE INDEX "checked_years_client" ON "checked_years" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_subject" ON "findings" USING btree ("client_id","subject");--> statement-breakpoint
CREATE INDEX "findings_by_money" ON "findings" USING btree ("client_id","status","amount_minor","id");--> statement-breakpoint
CREATE INDEX "findings_open_by_date" ON "findings" USING btree ("client_id","date") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "findings_of_year" ON "findings" USING btree ("financial_year_id");--> statement-breakpoint
CREATE UNIQUE INDEX "matching_rules_same" ON "matching_rules" USING btree ("client_id","kind","bank_name","ledger_name","rate_ppm","fixed_minor");--> statement-breakpoint
CREATE INDEX "proposed_vouchers_client" ON "proposed_vouchers" USING btree ("client_id","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "proposed_vouchers_match" ON "proposed_vouchers" USING btree ("match_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_match_rows_held" ON "reconciliation_match_rows" USING btree ("side","row_id") WHERE held;--> statement-breakpoint
CREATE INDEX "reconciliation_match_rows_row" ON "reconciliation_match_rows" USING btree ("row_id");--> statement-breakpoint
CREATE INDEX "reconciliation_matches_list" ON "reconciliation_matches" USING btree ("reconciliation_id","id");--> statement-breakpoint
CREATE INDEX "reconciliation_matches_refused" ON "reconciliation_matches" USING btree ("reconciliation_id","rows_key") WHERE state = 'rejected';--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_matches_same" ON "reconciliation_matches" USING btree ("reconciliation_id","rows_key") WHERE state in ('auto', 'suggested', 'confirmed');--> statement-breakpoint
CREATE INDEX "reconciliation_opening_items_of" ON "reconciliation_opening_items" USING btree ("reconciliation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliations_days" ON "reconciliations" USING btree ("bank_account_id","from_date","to_date");--> statement-breakpoint
CREATE INDEX "reconciliations_client" ON "reconciliations" USING btree ("client_id","to_date","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_one_open" ON "tasks" USING btree ("client_id","dedupe_key") WHERE status in ('open', 'waiting');--> statement-breakpoint
CREATE INDEX "tasks_inbox" ON "tasks" USING btree ("client_id","status","priority","id");--> statement-breakpoint
CREATE INDEX "tasks_assignee" ON "tasks" USING btree ("assignee_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_keys_key" ON "system"."idempotency_keys" USING btree ("actor","key");--> statement-breakpoint
CREATE POLICY "append" ON "audit_heads" AS PERMISSIVE FOR ALL TO "saldo_app" USING ((client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]) or client_id = '00000000-0000-0000-0000-000000000000'::uuid)) WITH CHECK ((client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]) or client_id = '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE POLICY "read" ON "audit_rows" AS PERMISSIVE FOR SELECT TO "saldo_app" USING (case when client_id = '00000000-0000-0000-0000-000000000000'::uuid and actor_user_id::text = (select current_setting('saldo.actor', true)) then true else client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]) end);--> statement-breakpoint
CREATE POLICY "append" ON "audit_rows" AS PERMISSIVE FOR INSERT TO "saldo_app" WITH CHECK ((client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]) or client_id = '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_account_links" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_accounts" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_call_limits" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_consents" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_day_balances" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_deposit_details" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_pending" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_statements" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_transaction_versions" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "bank_transactions" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "import_mappings" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "client_profiles" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "clients" AS PERMISSIVE FOR ALL TO "saldo_app" USING (id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "data_feeds" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "feed_connections" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "feed_credentials" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "feed_revocations" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "job_schedules" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "jobs" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "account_months" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "accounts" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "balances" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "dimensions" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "financial_years" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "ledger_entries" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "objects" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "raw_chunks" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "raw_files" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "voucher_files" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "voucher_versions" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "vouchers" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "check_settings" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "checked_years" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "findings" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "matching_rules" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "proposed_vouchers" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "reconciliation_carries" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "reconciliation_closed_rows" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "reconciliation_match_rows" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "reconciliation_matches" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "reconciliation_open_reasons" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "reconciliation_opening_items" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "reconciliation_openings" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "reconciliations" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "own_clients" ON "tasks" AS PERMISSIVE FOR ALL TO "saldo_app" USING (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[])) WITH CHECK (client_id = any ((select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]));
