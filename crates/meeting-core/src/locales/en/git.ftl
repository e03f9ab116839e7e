# Git: what is staged, what has changed, hooks.

git-missing = cannot run git: { $reason }
git-missing-help = install git, and see that it is on PATH
git-not-a-repository = the archive is not in a git repository; `git init` makes one
git-no-work-tree = the repository has no work tree here (it is bare, or this is its own folder): nothing can be staged
git-not-trusted = git refuses to work in { $folder }: another user owns it
git-not-trusted-help = if you trust that user: git config --global --add safe.directory { $folder }
git-unmerged = a merge has left conflicts: { $files }
git-unmerged-help = settle them, `git add` the files, and check again
git-no-commit = there is no commit `{ $revision }`
git-shallow-help = this clone does not have it; fetch it: git fetch origin BRANCH:refs/remotes/origin/BRANCH (in GitHub Actions: `fetch-depth: 0` of actions/checkout)
git-objects-missing = this partial clone lacks texts of records that have to be looked at
git-objects-missing-help = have git fetch them: git fetch --refetch --no-filter
git-refused = git refuses: { $reason }
git-index-behind = { $path } is now { $to }, but git's index still has the old name: { $reason }
git-ignored = { $file } is ignored by git (.gitignore): leave out `--add`, or change .gitignore
not-staged-filter = Changed but not staged, because git would have to run a filter (.gitattributes). To stage it: git add { $files }
not-staged-other-changes = Changed but not staged, because the file has other unstaged changes. To stage all of it: git add { $files }
hook-shared = { $path }, where git looks for hooks (core.hooksPath), is shared with other repositories
hook-shared-help = `meeting hook install --force` installs it for all of them; `git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks"` gives this repository hooks of its own
hook-taken = { $path } is in the way: the hook that is there now cannot be kept under that name
hook-folder = { $path } is a folder, where the hook should be; nothing is changed
hook-not-ours = { $path } is not the hook of `meeting hook install`; it stays as it is
hook-missing =
    meeting: the program `meeting` is not on PATH, so the records cannot be checked. Nothing is committed.
    Put it on PATH, or commit all the same: git commit --no-verify
