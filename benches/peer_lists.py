#!/usr/bin/env python3
"""Writes tasks as taskwarrior and hledger keep them, so that their lists can be timed beside `meeting list tasks`.

usage: meeting list tasks --format jsonl | peer_lists.py FOLDER

FOLDER/task/pending.data and completed.data are taskwarrior's (2.x); FOLDER/tasks.journal is hledger's: a task is a
transaction on its deadline, its account `open:LEAD` or `done:LEAD`.
"""
import calendar
import datetime
import json
import os
import sys
import uuid

FAR = "9999-12-31"  # hledger's transactions need a day


def seconds(date):
    return calendar.timegm(datetime.date.fromisoformat(date).timetuple())


def text(value):
    value = ", ".join(value) if isinstance(value, list) else value or "-"
    return " ".join(value.replace('"', "'").replace(";", ",").replace("|", "/").replace("[", "(").replace("]", ")").split())


def main(folder):
    os.makedirs(f"{folder}/task", exist_ok=True)
    with open(f"{folder}/task/pending.data", "w", encoding="utf-8") as pending, \
            open(f"{folder}/task/completed.data", "w", encoding="utf-8") as completed, \
            open(f"{folder}/tasks.journal", "w", encoding="utf-8") as journal:
        for line in sys.stdin:
            task = json.loads(line)
            is_open = task["status"] in ("needs-action", "in-process")
            lead, title, due = text(task.get("lead")), text(task["title"]), task.get("due")
            entry = seconds(task["date"])
            fields = [f'description:"{title}"', f'entry:"{entry}"', f'project:"{lead}"']
            fields += [f'due:"{seconds(due)}"'] if due else []
            fields += ['status:"pending"'] if is_open else [f'end:"{entry}"', 'status:"completed"']
            fields.append(f'uuid:"{uuid.uuid5(uuid.NAMESPACE_URL, task["ref"])}"')
            print("[" + " ".join(fields) + "]", file=pending if is_open else completed)
            account = ("open:" if is_open else "done:") + lead
            print(f"{due or FAR} {title}  ; {task['ref']}\n    {account}  1 task\n    work\n", file=journal)


if __name__ == "__main__":
    main(sys.argv[1])
