import Foundation
import Glibc

/// A port of this machine that speaks plainly and hands all that it is told to a port that speaks
/// TLS, so that tests can send any bytes there.
final class TLSTunnel {
    struct IsNotOpen: Error { let errors: String }

    private let process: SpawnedProcess
    private(set) var port: UInt16 = 0

    /// asyncio reads and writes a session in turn, which threads must not.
    private static let script = """
        import asyncio, ssl, sys

        async def relay(reader, writer):
            try:
                while data := await reader.read(65536):
                    writer.write(data)
                    await writer.drain()
            except OSError:
                pass
            writer.close()

        async def main(port, authority):
            context = ssl.create_default_context(cafile=authority)

            async def accept(reader, writer):
                far_reader, far_writer = await asyncio.open_connection(
                    "127.0.0.1", port, ssl=context, server_hostname="localhost")
                await asyncio.gather(relay(reader, far_writer), relay(far_reader, writer))

            server = await asyncio.start_server(accept, "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
        """

    /// Opens a tunnel to a port, whose certificate must be for `localhost` and of an authority.
    init(to port: UInt16, trusting authority: String) throws {
        let channel = try SocketPair()
        let folder = try CommandLineFolder()
        let errors = open(folder("errors"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        defer { close(errors) }
        process = try SpawnedProcess(
            ["/usr/bin/python3", "-c", Self.script, "\(port)", authority], in: folder.url,
            descriptors: [nil, channel.theirs, errors])
        channel.closeTheirs()
        var answer = [UInt8](repeating: 0, count: 16)
        let count = read(channel.ours, &answer, answer.count)
        let line = String(decoding: answer.prefix(max(0, count)), as: UTF8.self)
        guard let open = UInt16(line.trimmingCharacters(in: .newlines)) else {
            throw IsNotOpen(
                errors: (try? String(contentsOfFile: folder("errors"), encoding: .utf8)) ?? "")
        }
        self.port = open
    }
}
