# Run once by the image of PostgreSQL, on its empty folder: makes the role that Saldo signs in as, which owns its database and is no superuser, so
# that row-level security binds whoever comes through it. The superuser loses its password: it comes in from inside the container only.
psql --set=ON_ERROR_STOP=1 --set=password="$POSTGRES_PASSWORD" --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
create role saldo_app nologin;
create role saldo login password :'password';
grant saldo_app to saldo;
create database saldo owner saldo;
alter role current_user password null;
SQL
