package org.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which mounts hold locks. The lines are as Linux writes them (`man 5 proc`, `man 5 nfs`, `man 8 mount.cifs`); that of sshfs was
/// taken from a real mount.
final class MountTest {

  private static final List<String> TABLE =
      List.of(
          "27 1 254:0 / / rw,relatime - ext4 /dev/root rw",
          "40 27 0:38 / /net rw,relatime shared:9 - nfs4 host:/ rw,vers=4.2,hard,local_lock=none,addr=10.0.0.1",
          "41 40 0:39 / /net/old rw,relatime - nfs host:/old rw,vers=3,nolock,local_lock=all,addr=10.0.0.1",
          "42 40 0:40 / /net/flock rw - nfs host:/f rw,vers=3,local_lock=flock",
          "43 40 0:41 / /net/posix rw - nfs host:/p rw,vers=3,local_lock=posix",
          "44 27 0:42 / /smb rw - cifs //host/share rw,vers=3.1.1,cache=strict",
          "45 27 0:43 / /smb\\040two rw master:1 propagate_from:2 - cifs //host/two rw,nobrl",
          "46 27 0:39 / /ssh rw,nosuid,nodev,relatime - fuse.sshfs root@host:/srv rw,user_id=0,group_id=0",
          "47 27 0:44 / /lustre rw - lustre mgs@tcp:/fs rw,flock,lazystatfs",
          "48 27 0:45 / /lustre/here rw - lustre mgs@tcp:/fs rw,localflock",
          "49 27 0:46 / /mnt rw - nfs host:/below rw,nolock",
          "50 27 0:47 / /mnt rw - ext4 /dev/sdb rw",
          "51 27 0:48 / /bucket rw - fuse.s3fs s3fs rw",
          "half a line");

  @ParameterizedTest
  @CsvSource({
    "/net/old/out, 'nfs with local_lock=all,nolock'",
    "/net/posix, nfs with local_lock=posix",
    "/smb two/out, cifs with nobrl",
    "/ssh/a/b, fuse.sshfs",
    "/lustre/here, lustre with localflock",
    "/bucket, fuse.s3fs"
  })
  void aShareThatSaysThatItHoldsNoLocksIsNamed(String folder, String why) {
    assertThat(Mount.of(Path.of(folder), TABLE).flatMap(Mount::withoutLocks)).contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "/home/me/out, ext4",
    "/net/new, nfs4",
    "/net/oldest, nfs4",
    "/net/flock, nfs",
    "/smb, cifs",
    "/lustre/there, lustre",
    "/mnt/out, ext4"
  })
  void othersHold(String folder, String type) {
    Optional<Mount> mount = Mount.of(Path.of(folder), TABLE);
    assertThat(mount.map(Mount::type)).contains(type);
    assertThat(mount.flatMap(Mount::withoutLocks)).isEmpty();
  }

  @Test
  void whereTheTableSaysNothingNothingIsRefused() throws Exception {
    assertThat(Mount.of(Path.of("/a"), List.of())).isEmpty();
    Mount.requireLocks(Path.of("a folder", "that is not there"));
  }
}
