package org.mediatranscoder.transcoding.cage;

import java.util.List;

/**
 * What FFmpeg may open. Default-deny: a demuxer that follows references to other files or to the
 * network (HLS, DASH, concat, image sequences, SDP …) or that is rarely fuzzed is not here, nor is
 * any protocol but {@code file}. Names are FFmpeg's own; one that a build lacks does no harm. Still
 * pictures have lists of their own, one for each kind.
 */
final class AllowLists {

  static final String PROTOCOLS = "file";

  static final String DEMUXERS =
      String.join(
          ",",
          "mov,mp4,m4a,3gp,3g2,mj2",
          "matroska,webm",
          "avi,asf,flv,mpegts,mpeg,mpegvideo,m4v,mxf,dv,gif,apng,ogg,ivf,h264,hevc",
          "wav,w64,aiff,caf,au,mp3,aac,flac,ape,wv,tta,ac3,eac3,dts,amr");

  static final String DECODERS =
      String.join(
          ",",
          List.of(
              "h264,hevc,av1,libdav1d,libaom-av1,vp8,vp9,libvpx,libvpx-vp9,theora",
              "mpeg1video,mpeg2video,mpegvideo,mpeg4,msmpeg4v1,msmpeg4v2,msmpeg4,h263,h263p,flv",
              "wmv1,wmv2,wmv3,vc1,vp6,vp6f,svq3,qtrle,rawvideo,mjpeg,gif",
              "prores,dnxhd,cfhd,dvvideo,ffv1,huffyuv,ffvhuff,utvideo,magicyuv,jpeg2000,dirac",
              "v210,v410,r210,cinepak,svq1,rpza,msvideo1,zmbv,flashsv,flashsv2,h261,apng",
              "aac,aac_latm,mp1,mp1float,mp2,mp2float,mp3,mp3float,ac3,eac3,dca,truehd,mlp",
              "opus,libopus,vorbis,libvorbis,flac,alac,ape,wavpack,tta",
              "wmav1,wmav2,wmapro,wmalossless,amrnb,amrwb,speex,libspeex,nellymoser,s302m",
              "gsm,gsm_ms,libgsm,libgsm_ms,g722,g726,g726le",
              "adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,adpcm_yamaha",
              "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be",
              "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,pcm_dvd,pcm_bluray",
              // Covers and subtitles are never used, but ffprobe opens a decoder for every stream:
              // without these, common files would need an excerpt to be probed.
              "png,bmp,webp,tiff",
              "mov_text,text,subrip,srt,ass,ssa,webvtt,dvdsub,pgssub,dvbsub,xsub,cc_dec",
              "libzvbi_teletextdec"));

  private AllowLists() {}
}
